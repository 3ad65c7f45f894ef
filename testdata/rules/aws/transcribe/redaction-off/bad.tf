resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob" # expect: aws-transcribe-redaction-off
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode             = "en-US"
          Media                    = { "MediaFileUri.$" = "$.address" }
          OutputBucketName         = "calls-transcripts"
        }
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "analytics" {
  name     = "analytics"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startCallAnalyticsJob"
        Parameters = {
          "CallAnalyticsJobName.$" = "$$.Execution.Name"
          OutputLocation           = "s3://calls-transcripts/"
          Settings = { # expect: aws-transcribe-redaction-off
            VocabularyName = "products"
          }
        }
        End = true
      }
    }
  })
}
