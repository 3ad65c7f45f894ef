resource "aws_iam_account_password_policy" "a" {
  require_uppercase_characters = false # expect: aws-iam-password-policy-no-uppercase
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-no-uppercase
  allow_users_to_change_password = true
}
