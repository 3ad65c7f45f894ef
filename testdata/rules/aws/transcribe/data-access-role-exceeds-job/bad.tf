resource "aws_iam_role" "data" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "transcribe.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "data" {
  role = aws_iam_role.data.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "dynamodb:GetItem"] # expect: aws-transcribe-data-access-role-exceeds-job
      Resource = "*"
    }]
  })
}

resource "aws_s3_bucket" "payroll" {}

resource "aws_iam_role" "other" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "transcribe.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "other" {
  role = aws_iam_role.other.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "${aws_s3_bucket.payroll.arn}/*" # expect: aws-transcribe-data-access-role-exceeds-job
    }]
  })
}
