data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["ec2:RunInstances", "iam:PassRole"]
    resources = ["*"] # expect: aws-iam-policy-passrole-wildcard-resource
  }
}

resource "aws_iam_policy" "p" {
  name = "p"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:Pass*"
      Resource = "arn:aws:iam::111122223333:role/*" # expect: aws-iam-policy-passrole-wildcard-resource
    }]
  })
}
