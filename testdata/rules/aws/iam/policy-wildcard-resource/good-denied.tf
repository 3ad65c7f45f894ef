resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["iam:AttachRolePolicy", "s3:ListAllMyBuckets"], Resource = "*" },
      { Effect = "Deny", Action = ["iam:Attach*"], Resource = "*" },
    ]
  })
}
