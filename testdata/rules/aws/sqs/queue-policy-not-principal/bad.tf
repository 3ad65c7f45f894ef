resource "aws_sqs_queue_policy" "orders" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/mallory" } # expect: aws-sqs-queue-policy-not-principal
      Action       = "sqs:SendMessage"
      Resource     = "*"
    }]
  })
}

data "aws_iam_policy_document" "queue" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    not_principals { # expect: aws-sqs-queue-policy-not-principal
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:user/mallory"]
    }
  }
}

resource "aws_sqs_queue" "invoices" {
  name   = "invoices"
  policy = data.aws_iam_policy_document.queue.json
}
