variable "policy" {}

resource "aws_iam_account_password_policy" "caller_decides" {
  minimum_password_length = var.policy
}
