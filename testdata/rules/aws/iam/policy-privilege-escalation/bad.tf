data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "iam:GetUser",
      "iam:CreateAccessKey", # expect: aws-iam-policy-privilege-escalation
    ]
    resources = ["arn:aws:iam::*:user/*"]
  }
}

# Several statements together.
resource "aws_iam_role_policy" "builder" {
  role = "builder"
  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*"
        Condition = {
          StringEquals = { "iam:PassedToService" = "codebuild.amazonaws.com" }
        }
      },
      {
        Effect   = "Allow"
        Action   = ["codebuild:*"] # expect: aws-iam-policy-privilege-escalation
        Resource = "arn:aws:codebuild:eu-west-1:111122223333:project/*"
      },
    ]
  })
}
