# A role's own policy is for the role.
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::calls/*"
      Principal = { AWS = "arn:aws:iam::111122223333:role/reader" } # expect: aws-iam-policy-misplaced-principal
    }]
  })
}

# Who may use the queue is not said.
resource "aws_sqs_queue_policy" "jobs" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] # expect: aws-iam-policy-misplaced-principal
  })
}
