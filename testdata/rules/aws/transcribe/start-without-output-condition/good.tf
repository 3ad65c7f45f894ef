resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "transcribe:StartTranscriptionJob"
      Resource = "*"
      Condition = {
        StringEquals = { "transcribe:OutputBucketName" = "calls-out" }
      }
    }, {
      Effect   = "Allow"
      Action   = ["transcribe:StartStreamTranscription", "transcribe:GetTranscriptionJob"]
      Resource = "*"
    }]
  })
}
