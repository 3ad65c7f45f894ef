resource "aws_transcribe_vocabulary" "products" { # expect: aws-transcribe-resource-untagged
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob" # expect: aws-transcribe-resource-untagged
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
