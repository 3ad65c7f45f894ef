resource "aws_s3_bucket" "transcripts" {}

resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob" # expect: aws-transcribe-output-not-encrypted-with-customer-key
        Parameters = {
          "TranscriptionJobName.$" = "$$.Execution.Name"
          LanguageCode             = "en-US"
          Media                    = { "MediaFileUri.$" = "$.address" }
          OutputBucketName         = aws_s3_bucket.transcripts.id
        }
        End = true
      }
    }
  })
}

# AWS's own key is no customer key.
resource "aws_scheduler_schedule" "nightly" {
  schedule_expression = "rate(1 day)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:transcribe:startTranscriptionJob"
    role_arn = "arn:aws:iam::111122223333:role/nightly"
    input = jsonencode({
      TranscriptionJobName     = "nightly"
      OutputBucketName         = aws_s3_bucket.transcripts.bucket
      OutputEncryptionKMSKeyId = "alias/aws/s3" # expect: aws-transcribe-output-not-encrypted-with-customer-key
    })
  }
}
