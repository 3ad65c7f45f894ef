resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
  tags            = { team = "support" }
}

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
          Tags = [{ Key = "team", Value = "support" }]
        }
        End = true
      }
    }
  })
}
