resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = "SNS:*" # expect: aws-sns-topic-policy-wildcard-action
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { Service = "s3.amazonaws.com" }
        Action    = ["sns:Publish", "*"] # expect: aws-sns-topic-policy-wildcard-action
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }
      },
    ]
  })
}

resource "aws_sns_topic" "invoices" {
  name   = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*" # expect: aws-sns-topic-policy-wildcard-action
      Resource  = "*"
    }]
  })
}
