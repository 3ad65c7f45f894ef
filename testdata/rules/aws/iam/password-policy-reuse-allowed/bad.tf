resource "aws_iam_account_password_policy" "a" {
  password_reuse_prevention = 0 # expect: aws-iam-password-policy-reuse-allowed
}

resource "aws_iam_account_password_policy" "b" {
  password_reuse_prevention = 5 # expect: aws-iam-password-policy-reuse-allowed
}

# The default.
resource "aws_iam_account_password_policy" "default" { # expect: aws-iam-password-policy-reuse-allowed
  allow_users_to_change_password = true
}
