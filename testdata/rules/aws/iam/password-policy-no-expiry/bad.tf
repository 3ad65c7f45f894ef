resource "aws_iam_account_password_policy" "a" {
  max_password_age = 0 # expect: aws-iam-password-policy-no-expiry
}

resource "aws_iam_account_password_policy" "b" {
  max_password_age = 91 # expect: aws-iam-password-policy-no-expiry
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-no-expiry
  allow_users_to_change_password = true
}
