resource "aws_s3_bucket" "transcripts" {} # expect: aws-transcribe-bucket-public-access-not-blocked

resource "aws_s3_bucket" "recordings" {} # expect: aws-transcribe-bucket-public-access-not-blocked

resource "aws_s3_bucket_public_access_block" "recordings" {
  bucket                  = aws_s3_bucket.recordings.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
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
          OutputBucketName         = aws_s3_bucket.transcripts.id
          Media                    = { MediaFileUri = "s3://${aws_s3_bucket.recordings.bucket}/a.wav" }
        }
        End = true
      }
    }
  })
}
