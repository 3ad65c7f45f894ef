resource "aws_s3_bucket" "sessions" {
  bucket = "example-sessions"
}

resource "aws_ssm_document" "bucket" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      s3BucketName: "${aws_s3_bucket.sessions.id}"
      s3EncryptionEnabled: true
  YAML
}

# What goes through a forwarded port cannot be logged.
resource "aws_ssm_document" "port" {
  name          = "forward-postgres"
  document_type = "Session"
  content       = jsonencode({ schemaVersion = "1.0", sessionType = "Port", properties = { portNumber = "5432" } })
}
