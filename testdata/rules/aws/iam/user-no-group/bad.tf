resource "aws_iam_user" "alice" { # expect: aws-iam-user-no-group
  name = "alice"
}
