resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["iam:AttachRolePolicy", "sqs:SendMessage", "iam:ListRoles"], Resource = "*" },
      { Effect = "Deny", Action = ["iam:Attach*", "SQS:*"], Resource = "*" },
    ]
  })
}
