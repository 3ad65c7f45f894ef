resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:eu-west-1:111122223333:orders"
  policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/mallory" } # expect: aws-sns-topic-policy-not-principal
      Action       = "sns:Publish"
      Resource     = "*"
    }]
  })
}

data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    not_principals { # expect: aws-sns-topic-policy-not-principal
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:user/mallory"]
    }
  }
}

resource "aws_sns_topic" "invoices" {
  name   = "invoices"
  policy = data.aws_iam_policy_document.topic.json
}
