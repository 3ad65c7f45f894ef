resource "aws_iam_account_password_policy" "a" {
  password_reuse_prevention = 24
}
