data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["*"] # expect: aws-iam-policy-wildcard-action
    resources = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
  }
}

resource "aws_iam_group_policy" "all" {
  name  = "all"
  group = "developers"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "*:*"] # expect: aws-iam-policy-wildcard-action
      Resource = "*"
    }]
  })
}
