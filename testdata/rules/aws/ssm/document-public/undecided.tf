variable "accounts" {
  type = string
}

resource "aws_ssm_document" "caller_decides" {
  name          = "shared"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = var.accounts
  }
}
