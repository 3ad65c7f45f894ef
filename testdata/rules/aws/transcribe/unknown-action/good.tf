resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["Transcribe:Get*", "transcribe:starttranscriptionjob", "s3:GetObject"]
      Resource = "*"
    }]
  })
}
