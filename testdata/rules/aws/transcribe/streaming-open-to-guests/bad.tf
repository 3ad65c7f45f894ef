resource "aws_iam_role" "guest" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "guest" {
  role = aws_iam_role.guest.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "transcribe:StartStreamTranscription"
      Resource = "*"
    }]
  })
}

resource "aws_cognito_identity_pool_roles_attachment" "web" {
  identity_pool_id = "eu-west-1:0d990263"
  roles = {
    unauthenticated = aws_iam_role.guest.arn # expect: aws-transcribe-streaming-open-to-guests
  }
}
