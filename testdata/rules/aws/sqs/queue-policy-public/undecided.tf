variable "senders" {
  type = list(string)
}

resource "aws_sqs_queue_policy" "caller_decides" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.senders }
      Action    = "sqs:SendMessage"
      Resource  = "*"
    }]
  })
}
