resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      NotAction = "sns:DeleteTopic" # expect: aws-sns-topic-policy-not-action
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "invoices" {
  name = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      NotAction = ["sns:DeleteTopic", "sns:RemovePermission"] # expect: aws-sns-topic-policy-not-action
      Resource  = "*"
    }]
  })
}
