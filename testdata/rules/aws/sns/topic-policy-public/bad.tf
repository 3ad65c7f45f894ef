resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic_policy" "orders" {
  arn    = aws_sns_topic.orders.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111122223333:role/shop", "*"] } # expect: aws-sns-topic-policy-public
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.orders.arn
      },
      {
        Effect    = "Allow"
        Principal = "*" # expect: aws-sns-topic-policy-public
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.orders.arn
        Condition = { Bool = { "aws:SecureTransport" = "true" } }
      },
    ]
  })
}

resource "aws_sns_topic" "with_policy" {
  name   = "invoices"
  policy = data.aws_iam_policy_document.open.json
}

data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sns:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"] # expect: aws-sns-topic-policy-public
    }
  }
}

resource "aws_sns_topic_policy" "heredoc" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "sns:Publish",
        "Resource": "arn:aws:sns:eu-west-1:111122223333:orders",
        "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:sns:eu-west-1:*:orders"}}
      }
    }
  POLICY
}
