resource "aws_ssm_document" "preferences" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName = "example-sessions"
      kmsKeyId     = "" # expect: aws-ssm-session-unencrypted-in-transit
    }
  })
}
