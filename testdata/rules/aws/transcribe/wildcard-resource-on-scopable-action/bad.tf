resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["transcribe:StartTranscriptionJob", "transcribe:GetTranscriptionJob"]
      Resource = "*" # expect: aws-transcribe-wildcard-resource-on-scopable-action
    }]
  })
}

resource "aws_iam_policy" "delete" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "transcribe:Delete*"
      Resource = ["arn:aws:transcribe:eu-west-1:111122223333:*"] # expect: aws-transcribe-wildcard-resource-on-scopable-action
    }]
  })
}
