resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = 16
  allow_users_to_change_password = false # expect: aws-iam-password-policy-users-cannot-change
}
