resource "aws_iam_role" "ci" { # expect: aws-iam-principal-privilege-escalation
  assume_role_policy = jsonencode({})
}

resource "aws_iam_role_policy" "pass" {
  role = aws_iam_role.ci.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
  })
}

resource "aws_iam_policy" "run" {
  policy = data.aws_iam_policy_document.run.json
}

data "aws_iam_policy_document" "run" {
  statement {
    actions   = ["ec2:RunInstances"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy_attachment" "run" {
  role       = aws_iam_role.ci.name
  policy_arn = aws_iam_policy.run.arn
}

# By a policy of AWS, and by the group.
resource "aws_iam_user" "dev" { # expect: aws-iam-principal-privilege-escalation
  name = "dev"
}

resource "aws_iam_user_policy_attachment" "dev" {
  user       = aws_iam_user.dev.name
  policy_arn = "arn:aws:iam::aws:policy/AWSCloudFormationFullAccess"
}

resource "aws_iam_group" "devs" {
  name = "devs"
}

resource "aws_iam_user_group_membership" "dev" {
  user   = aws_iam_user.dev.name
  groups = [aws_iam_group.devs.name]
}

resource "aws_iam_group_policy" "devs" {
  group = aws_iam_group.devs.name
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "iam:Pass*", Resource = "arn:aws:iam::*:role/*" }]
  })
}
