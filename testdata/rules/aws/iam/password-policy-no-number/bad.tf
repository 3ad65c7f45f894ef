resource "aws_iam_account_password_policy" "a" {
  require_numbers = false # expect: aws-iam-password-policy-no-number
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-no-number
  allow_users_to_change_password = true
}
