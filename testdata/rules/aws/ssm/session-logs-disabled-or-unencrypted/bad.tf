resource "aws_ssm_document" "nowhere" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { idleSessionTimeout = "20" } # expect: aws-ssm-session-logs-disabled-or-unencrypted
  })
}

resource "aws_ssm_document" "plain" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName        = "example-sessions" # expect: aws-ssm-session-logs-disabled-or-unencrypted
      s3EncryptionEnabled = false
    }
  })
}
