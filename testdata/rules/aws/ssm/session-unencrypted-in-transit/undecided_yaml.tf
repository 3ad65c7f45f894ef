# The content is YAML, which is not read.
resource "aws_ssm_document" "preferences" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-YAML
    schemaVersion: "1.0"
    sessionType: Standard_Stream
    inputs:
      kmsKeyId: ""
  YAML
}
