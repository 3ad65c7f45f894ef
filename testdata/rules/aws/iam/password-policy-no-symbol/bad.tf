resource "aws_iam_account_password_policy" "a" {
  require_symbols = false # expect: aws-iam-password-policy-no-symbol
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-no-symbol
  allow_users_to_change_password = true
}
