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
          LanguageCode             = "en-US"
          Media                    = { "MediaFileUri.$" = "$.address" }
        }
        Retry = [{
          ErrorEquals = ["Transcribe.LimitExceededException"]
          MaxAttempts = 5
        }]
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "queued" {
  name     = "queued"
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
          JobExecutionSettings = {
            AllowDeferredExecution = true
            DataAccessRoleArn      = "arn:aws:iam::111122223333:role/data"
          }
        }
        End = true
      }
    }
  })
}
