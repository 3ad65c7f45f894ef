resource "aws_iam_account_password_policy" "a" {
  require_uppercase_characters = true
}

resource "aws_iam_account_password_policy" "b" {
  require_uppercase_characters = "true"
}
