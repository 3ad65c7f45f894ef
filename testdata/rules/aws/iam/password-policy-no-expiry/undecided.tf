variable "policy" {}

resource "aws_iam_account_password_policy" "caller_decides" {
  max_password_age = var.policy
}
