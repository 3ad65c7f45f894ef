resource "aws_s3_bucket" "transcripts" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "transcripts" {
  bucket = aws_s3_bucket.transcripts.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e"
    }
  }
}

resource "aws_s3_bucket_replication_configuration" "transcripts" {
  bucket = aws_s3_bucket.transcripts.id
  role   = "arn:aws:iam::111122223333:role/replication"
  rule {
    status = "Enabled"
    destination { # expect: aws-transcribe-replica-loses-protection
      bucket = "arn:aws:s3:::replica"
    }
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
          OutputBucketName         = aws_s3_bucket.transcripts.id
        }
        End = true
      }
    }
  })
}
