resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          "TranscriptionJobName.$" = "$.customer.email" # expect: aws-transcribe-personal-data-in-names-or-tags
          OutputBucketName         = "calls-transcripts"
        }
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "tagged" {
  name     = "tagged"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode             = "en-US"
          Media                    = { "MediaFileUri.$" = "$.address" }
          Tags = [{ Key = "caller", Value = "+4915112345678" }] # expect: aws-transcribe-personal-data-in-names-or-tags
        }
        End = true
      }
    }
  })
}
