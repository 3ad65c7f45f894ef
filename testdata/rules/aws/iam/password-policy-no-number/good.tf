resource "aws_iam_account_password_policy" "a" {
  require_numbers = true
}

resource "aws_iam_account_password_policy" "b" {
  require_numbers = "true"
}
