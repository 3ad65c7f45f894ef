resource "aws_iam_role_policy" "one_bucket" {
  role = "app"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop/*" },
      { Effect = "Deny", Action = "s3:*", NotResource = "arn:aws:s3:::shop/*" },
    ]
  })
}
