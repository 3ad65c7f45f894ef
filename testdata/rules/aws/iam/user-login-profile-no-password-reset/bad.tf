resource "aws_iam_user_login_profile" "alice" { # expect: aws-iam-user-login-profile-no-password-reset
  user    = "alice"
  pgp_key = "keybase:alice"
}

resource "aws_iam_user_login_profile" "bob" {
  user                    = "bob"
  pgp_key                 = "keybase:bob"
  password_reset_required = false # expect: aws-iam-user-login-profile-no-password-reset
}
