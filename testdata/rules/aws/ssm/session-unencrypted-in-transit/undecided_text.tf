variable "preferences" {
  type = string
}

resource "aws_ssm_document" "given" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = var.preferences
}

# Neither JSON nor YAML.
resource "aws_ssm_document" "broken" {
  name            = "broken-shell"
  document_type   = "Session"
  document_format = "YAML"
  content         = "inputs: ["
}
