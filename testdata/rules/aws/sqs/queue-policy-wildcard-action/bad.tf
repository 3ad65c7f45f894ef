resource "aws_iam_role" "shop" {
  name               = "shop"
  assume_role_policy = "{}"
}

resource "aws_sqs_queue_policy" "to_role" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = [aws_iam_role.shop.arn] }
      Action    = "sqs:*" # expect: aws-sqs-queue-policy-wildcard-action
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = "SQS:*" # expect: aws-sqs-queue-policy-wildcard-action
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = ["sqs:SendMessage", "*"] # expect: aws-sqs-queue-policy-wildcard-action
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }
      },
    ]
  })
}

resource "aws_sqs_queue" "invoices" {
  name   = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*" # expect: aws-sqs-queue-policy-wildcard-action
      Resource  = "*"
    }]
  })
}
