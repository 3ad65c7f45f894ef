resource "aws_kms_key" "signing" {
  customer_master_key_spec = "RSA_2048"
  key_usage                = "SIGN_VERIFY"
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
          OutputBucketName         = "calls-transcripts"
          OutputEncryptionKMSKeyId = aws_kms_key.signing.arn # expect: aws-transcribe-output-key-not-symmetric
        }
        End = true
      }
    }
  })
}

resource "aws_kms_alias" "signing" {
  name          = "alias/signing"
  target_key_id = aws_kms_key.signing.key_id
}

resource "aws_sfn_state_machine" "alias" {
  name     = "alias"
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
          OutputBucketName         = "calls-transcripts"
          OutputEncryptionKMSKeyId = aws_kms_alias.signing.name # expect: aws-transcribe-output-key-not-symmetric
        }
        End = true
      }
    }
  })
}
