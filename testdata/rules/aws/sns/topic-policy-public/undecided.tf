variable "senders" {
  type = list(string)
}

resource "aws_sns_topic_policy" "caller_decides" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.senders }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}
