resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "transcribe:*"] # expect: aws-transcribe-wildcard-action
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["Transcribe:Start*", "Transcribe:Delete*"] # expect: aws-transcribe-wildcard-action
    resources = ["*"]
  }
}
