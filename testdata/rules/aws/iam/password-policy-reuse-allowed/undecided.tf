variable "policy" {}

resource "aws_iam_account_password_policy" "caller_decides" {
  password_reuse_prevention = var.policy
}
