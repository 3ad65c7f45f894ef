resource "aws_iam_account_password_policy" "a" {
  minimum_password_length = 14
}

resource "aws_iam_account_password_policy" "b" {
  minimum_password_length = "20"
}
