resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "transcribe.amazonaws.com" } # expect: aws-transcribe-trust-without-source-condition
    }]
  })
}
