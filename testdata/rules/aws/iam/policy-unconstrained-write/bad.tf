data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "s3:GetObject",
      "sqs:Send*", # expect: aws-iam-policy-unconstrained-write
    ]
    resources = ["*"]
  }
}
