resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111122223333:role/shop", "*"] } # expect: aws-sqs-queue-policy-public
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.orders.arn
      },
      {
        Effect    = "Allow"
        Principal = "*" # expect: aws-sqs-queue-policy-public
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.orders.arn
        Condition = { Bool = { "aws:SecureTransport" = "true" } }
      },
    ]
  })
}

resource "aws_sqs_queue" "with_policy" {
  name   = "invoices"
  policy = data.aws_iam_policy_document.open.json
}

data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"] # expect: aws-sqs-queue-policy-public
    }
  }
}

resource "aws_sqs_queue_policy" "heredoc" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/elsewhere"
  policy    = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "sqs:SendMessage",
        "Resource": "arn:aws:sqs:eu-west-1:111122223333:elsewhere",
        "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:sns:eu-west-1:*:orders"}}
      }
    }
  POLICY
}
