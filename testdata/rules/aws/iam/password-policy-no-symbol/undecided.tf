variable "policy" {}

resource "aws_iam_account_password_policy" "caller_decides" {
  require_symbols = var.policy
}
