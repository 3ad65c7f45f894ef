resource "aws_iam_policy" "all_but_iam" {
  name = "all-but-iam"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      NotAction = ["iam:*", "organizations:*"] # expect: aws-iam-policy-not-action
      Resource  = "*"
    }]
  })
}

data "aws_iam_policy_document" "all_but_kms" {
  statement {
    not_actions = ["kms:*"] # expect: aws-iam-policy-not-action
    resources   = ["*"]
  }
}
