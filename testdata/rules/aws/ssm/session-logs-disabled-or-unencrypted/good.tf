resource "aws_ssm_document" "bucket" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName        = "example-sessions"
      s3EncryptionEnabled = true
    }
  })
}

resource "aws_ssm_document" "log_group" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = <<-JSON
    {
      "schemaVersion": "1.0",
      "sessionType": "Standard_Stream",
      "inputs": {
        "s3BucketName": "",
        "cloudWatchLogGroupName": "sessions",
        "cloudWatchEncryptionEnabled": true
      }
    }
  JSON
}
