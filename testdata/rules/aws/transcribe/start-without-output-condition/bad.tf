resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["transcribe:StartTranscriptionJob", "transcribe:ListTranscriptionJobs"] # expect: aws-transcribe-start-without-output-condition
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "wrong_key" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "transcribe:StartCallAnalyticsJob" # expect: aws-transcribe-start-without-output-condition
      Resource = "*"
      Condition = {
        StringEquals = { "transcribe:OutputBucketName" = "calls-out" }
      }
    }]
  })
}
