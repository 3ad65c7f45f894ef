resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob" # expect: aws-transcribe-failures-not-watched
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode             = "en-US"
          Media                    = { "MediaFileUri.$" = "$.address" }
        }
        End = true
      }
    }
  })
}
