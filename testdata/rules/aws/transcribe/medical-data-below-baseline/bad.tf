resource "aws_s3_bucket" "transcripts" {} # expect: aws-transcribe-medical-data-below-baseline

resource "aws_s3_bucket_public_access_block" "transcripts" {
  bucket                  = aws_s3_bucket.transcripts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_sfn_state_machine" "calls" {
  name     = "calls"
  role_arn = "arn:aws:iam::111122223333:role/workflow"
  definition = jsonencode({
    StartAt = "Transcribe"
    States = {
      Transcribe = {
        Type     = "Task"
        Resource = "arn:aws:states:::aws-sdk:transcribe:startMedicalTranscriptionJob"
        Parameters = {
          "MedicalTranscriptionJobName.$" = "$$.Execution.Name"
          OutputBucketName                = aws_s3_bucket.transcripts.id
        }
        End = true
      }
    }
  })
}
