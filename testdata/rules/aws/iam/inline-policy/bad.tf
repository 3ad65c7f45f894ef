resource "aws_iam_role_policy" "app" { # expect: aws-iam-inline-policy
  role   = "app"
  policy = "{}"
}

resource "aws_iam_user_policy" "alice" { # expect: aws-iam-inline-policy
  user   = "alice"
  policy = "{}"
}
