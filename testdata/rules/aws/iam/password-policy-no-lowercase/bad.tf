resource "aws_iam_account_password_policy" "a" {
  require_lowercase_characters = false # expect: aws-iam-password-policy-no-lowercase
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-no-lowercase
  allow_users_to_change_password = true
}
