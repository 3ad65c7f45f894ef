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
          "TranscriptionJobName.$" = "$$.Execution.Name"
          Media                    = { MediaFileUri = "https://calls.s3.eu-west-1.amazonaws.com/a.wav?X-Amz-Expires=60&X-Amz-Signature=0123abcd" } # expect: aws-transcribe-media-address-with-credentials
        }
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "plain" {
  name     = "plain"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          Media                    = { MediaFileUri = "http://media.example.com/a.wav" } # expect: aws-transcribe-media-address-with-credentials
        }
        End = true
      }
    }
  })
}
