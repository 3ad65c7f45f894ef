resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob" # expect: aws-transcribe-output-in-service-managed-bucket
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

resource "aws_sfn_state_machine" "analytics" {
  name     = "analytics"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startCallAnalyticsJob" # expect: aws-transcribe-output-in-service-managed-bucket
        Parameters = {
          "CallAnalyticsJobName.$" = "$$.Execution.Name"
          Media                    = { "MediaFileUri.$" = "$.address" }
        }
        End = true
      }
    }
  })
}

resource "aws_ssm_document" "transcribe" {
  name            = "transcribe"
  document_type   = "Automation"
  document_format = "JSON"
  content = jsonencode({
    schemaVersion = "0.3"
    mainSteps = [{
      name   = "start"
      action = "aws:executeAwsApi"
      inputs = {
        Service              = "transcribe"
        Api                  = "StartTranscriptionJob" # expect: aws-transcribe-output-in-service-managed-bucket
        TranscriptionJobName = "{{ automation:EXECUTION_ID }}"
      }
    }]
  })
}
