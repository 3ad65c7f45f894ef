resource "aws_s3_bucket" "recordings" {}

resource "aws_s3_bucket_versioning" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  versioning_configuration {
    status = "Enabled"
  }
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
          OutputBucketName         = "calls-transcripts"
          Media                    = { MediaFileUri = "s3://${aws_s3_bucket.recordings.id}/a.wav" }
          ContentRedaction         = { RedactionType = "PII", RedactionOutput = "redacted" }
        }
        End = true
      }
    }
  })
}
