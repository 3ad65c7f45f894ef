resource "aws_iam_account_password_policy" "a" {
  require_symbols = true
}

resource "aws_iam_account_password_policy" "b" {
  require_symbols = "true"
}
