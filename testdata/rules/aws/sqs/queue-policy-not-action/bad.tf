resource "aws_sqs_queue_policy" "orders" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      NotAction = "sqs:DeleteQueue" # expect: aws-sqs-queue-policy-not-action
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "invoices" {
  name = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      NotAction = ["sqs:DeleteQueue", "sqs:PurgeQueue"] # expect: aws-sqs-queue-policy-not-action
      Resource  = "*"
    }]
  })
}
