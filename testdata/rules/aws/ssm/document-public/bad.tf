resource "aws_ssm_document" "public" {
  name          = "public"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "All" # expect: aws-ssm-document-public
  }
}
