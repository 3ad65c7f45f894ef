resource "aws_kms_key" "sessions" {
  enable_key_rotation = true
}

resource "aws_ssm_document" "preferences" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName = "example-sessions"
      kmsKeyId     = aws_kms_key.sessions.arn
    }
  })
}

resource "aws_ssm_document" "command" {
  name          = "restart"
  document_type = "Command"
  content       = "{}"
}
