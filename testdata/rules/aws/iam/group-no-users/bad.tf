resource "aws_iam_group" "empty" { # expect: aws-iam-group-no-users
  name = "empty"
}

resource "aws_iam_group" "listed" { # expect: aws-iam-group-no-users
  name = "listed"
}

resource "aws_iam_group_membership" "listed" {
  name  = "listed"
  group = aws_iam_group.listed.name
  users = []
}
