resource "aws_iam_policy" "iam" {
  name = "iam"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "iam:Get*", Resource = "*" },
      { Effect = "Allow", Action = "iam:*", Resource = "arn:aws:iam::111122223333:role/app/*" },
      { Effect = "Deny", Action = "iam:*", Resource = "*" },
    ]
  })
}
