data "aws_caller_identity" "me" {}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
        Action    = "sqs:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = ["sqs:Send*", "sqs:GetQueueUrl"]
        Resource  = "*"
      },
      { Effect = "Deny", Principal = "*", Action = "sqs:*", Resource = "*" },
    ]
  })
}

resource "aws_sqs_queue" "invoices" {
  name   = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "*"
    }]
  })
}
