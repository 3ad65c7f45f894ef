data "aws_caller_identity" "me" {}

resource "terraform_data" "c" {
  input = data.aws_caller_identity.me.account_id
}
