resource "aws_iam_account_password_policy" "a" {
  require_lowercase_characters = true
}

resource "aws_iam_account_password_policy" "b" {
  require_lowercase_characters = "true"
}
