data "aws_caller_identity" "me" {}

resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
        Action    = "sns:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = ["sns:Publish*", "sns:GetTopicAttributes"]
        Resource  = "*"
      },
      { Effect = "Deny", Principal = "*", Action = "sns:*", Resource = "*" },
    ]
  })
}

resource "aws_sns_topic" "invoices" {
  name   = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}
