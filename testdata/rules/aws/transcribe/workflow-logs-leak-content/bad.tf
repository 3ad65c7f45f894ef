resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  logging_configuration {
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.calls.arn}:*" # expect: aws-transcribe-workflow-logs-leak-content
  }
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
          OutputBucketName         = "calls-transcripts"
        }
        End = true
      }
    }
  })
}

resource "aws_cloudwatch_log_group" "calls" {
  retention_in_days = 30
}
