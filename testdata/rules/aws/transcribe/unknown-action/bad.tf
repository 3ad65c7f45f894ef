resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Deny"
      Action   = "transcribe:GetTranscriptionJobs" # expect: aws-transcribe-unknown-action
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "streaming" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["transcribestreaming:*"] # expect: aws-transcribe-unknown-action
      Resource = "*"
    }]
  })
}
