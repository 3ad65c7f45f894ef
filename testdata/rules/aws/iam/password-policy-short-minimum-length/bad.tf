resource "aws_iam_account_password_policy" "a" {
  minimum_password_length = 8 # expect: aws-iam-password-policy-short-minimum-length
}

resource "aws_iam_account_password_policy" "b" {
  minimum_password_length = 13 # expect: aws-iam-password-policy-short-minimum-length
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-short-minimum-length
  allow_users_to_change_password = true
}
