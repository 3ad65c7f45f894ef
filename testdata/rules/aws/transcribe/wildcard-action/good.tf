resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["transcribe:StartTranscriptionJob", "transcribe:Get*"]
      Resource = "*"
    }, {
      Effect   = "Deny"
      Action   = "transcribe:*"
      Resource = "*"
    }]
  })
}
