resource "aws_s3_bucket" "recordings" {}

resource "aws_s3_bucket" "board" {}

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
    Statement = [
      { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.board.arn}/*" },
    ]
  })
}

resource "aws_iam_role" "caller" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "caller" {
  role = aws_iam_role.caller.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "transcribe:StartTranscriptionJob", Resource = "*" },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.recordings.arn}/*" },
      { Effect = "Allow", Action = "iam:PassRole", Resource = aws_iam_role.data.arn }, # expect: aws-transcribe-pass-role-escalation
    ]
  })
}
