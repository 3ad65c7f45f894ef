resource "aws_ssm_document" "nowhere" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      s3BucketName: "" # expect: aws-ssm-session-logs-disabled-or-unencrypted
      s3EncryptionEnabled: true
  YAML
}

resource "aws_ssm_document" "plain" {
  name            = "plain-shell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      cloudWatchLogGroupName: sessions # expect: aws-ssm-session-logs-disabled-or-unencrypted
      cloudWatchEncryptionEnabled: false
  YAML
}
