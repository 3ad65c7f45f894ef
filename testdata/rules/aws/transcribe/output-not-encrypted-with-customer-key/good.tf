resource "aws_kms_key" "transcripts" {}

resource "aws_s3_bucket" "transcripts" {}

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
          OutputBucketName         = aws_s3_bucket.transcripts.id
          OutputEncryptionKMSKeyId = aws_kms_key.transcripts.arn
        }
        End = true
      }
    }
  })
}

# The key comes with the execution.
resource "aws_sfn_state_machine" "keyed" {
  name     = "keyed"
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
          OutputBucketName              = aws_s3_bucket.transcripts.id
          "OutputEncryptionKmsKeyId.$" = "$.key"
        }
        End = true
      }
    }
  })
}

# The bucket encrypts with an own key.
resource "aws_s3_bucket" "encrypted" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted" {
  bucket = aws_s3_bucket.encrypted.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.transcripts.arn
    }
  }
}

resource "aws_sfn_state_machine" "bucket" {
  name     = "bucket"
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
          OutputBucketName         = aws_s3_bucket.encrypted.id
        }
        End = true
      }
    }
  })
}
