resource "aws_iam_role_policy" "most_buckets" {
  role = "app"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect      = "Allow"
      Action      = "s3:*"
      NotResource = "arn:aws:s3:::secret/*" # expect: aws-iam-policy-not-resource
    }]
  })
}
