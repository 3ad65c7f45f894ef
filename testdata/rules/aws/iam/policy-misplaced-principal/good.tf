resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::calls/*" }]
  })
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "sqs:SendMessage", Resource = "*", NotPrincipal = { AWS = "111122223333" } }]
  })
}

# A policy that bounds resources is for everybody, and says so.
resource "aws_organizations_policy" "perimeter" {
  name = "perimeter"
  type = "RESOURCE_CONTROL_POLICY"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }]
  })
}

# Without a type it bounds whom it is attached to.
resource "aws_organizations_policy" "guard" {
  name = "guard"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "transcribe:*", Resource = "*" }]
  })
}
