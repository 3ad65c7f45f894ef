resource "aws_kms_key" "sessions" {
  enable_key_rotation = true
}

resource "aws_ssm_document" "yaml" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      kmsKeyId: ${aws_kms_key.sessions.arn}
  YAML
}

# What forwards a port shows nothing, and has no preferences.
resource "aws_ssm_document" "port" {
  name            = "forward-postgres"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Port
    properties:
      portNumber: "5432"
  YAML
}

resource "aws_ssm_document" "command" {
  name          = "tail-log"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "InteractiveCommands"
    properties    = { linux = { commands = "tail -f /var/log/messages", runAsElevated = false } }
  })
}
