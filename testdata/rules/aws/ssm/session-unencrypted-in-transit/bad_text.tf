resource "aws_ssm_document" "empty" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      kmsKeyId: "" # expect: aws-ssm-session-unencrypted-in-transit
  YAML
}

resource "aws_ssm_document" "encoded" {
  name            = "restricted-shell"
  document_type   = "Session"
  document_format = "YAML"
  content = yamlencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { runAsEnabled = true } # expect: aws-ssm-session-unencrypted-in-transit
  })
}

variable "minutes" {
  type = number
}

# Beside what is not known.
resource "aws_ssm_document" "timeout" {
  name            = "short-shell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      idleSessionTimeout: ${var.minutes}
      kmsKeyId: # expect: aws-ssm-session-unencrypted-in-transit
  YAML
}
