resource "aws_iam_policy" "iam" {
  name = "iam"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "iam:*"] # expect: aws-iam-policy-full-iam-privileges
      Resource = "*"
    }]
  })
}
