resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      NotAction = "sns:Publish"
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
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}
