resource "aws_ssm_document" "private" {
  name          = "private"
  document_type = "Command"
  content       = "{}"
}

resource "aws_ssm_document" "shared" {
  name          = "shared"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "111122223333, 444455556666"
  }
}
