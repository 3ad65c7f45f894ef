# Beside what uses Transcribe.
resource "aws_iam_user" "calls" {
  name = "calls"
}

resource "aws_iam_user_policy" "calls" {
  user = aws_iam_user.calls.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }]
  })
}

resource "aws_iam_access_key" "calls" {
  user = aws_iam_user.calls.name
}
