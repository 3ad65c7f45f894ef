resource "aws_iam_policy" "outside_region" {
  name = "outside-region"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Deny"
        NotAction = ["iam:*", "sts:*"]
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:RequestedRegion" = "eu-west-1" } }
      },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop/*" },
    ]
  })
}
