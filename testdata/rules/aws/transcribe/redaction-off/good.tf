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
          ContentRedaction = {
            RedactionType   = "PII"
            RedactionOutput = "redacted"
          }
        }
        End = true
      }
    }
  })
}

# Not offered for this language.
resource "aws_sfn_state_machine" "german" {
  name     = "german"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          LanguageCode     = "de-DE"
          OutputBucketName = "calls-transcripts"
        }
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "found_out" {
  name     = "found_out"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob"
        Parameters = {
          IdentifyLanguage = true
          OutputBucketName = "calls-transcripts"
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
          Settings = {
            ContentRedaction = { RedactionType = "PII", RedactionOutput = "redacted" }
          }
        }
        End = true
      }
    }
  })
}
