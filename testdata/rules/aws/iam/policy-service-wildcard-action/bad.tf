data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "ec2:DescribeInstances",
      "sqs:*", # expect: aws-iam-policy-service-wildcard-action
    ]
    resources = ["*"]
  }
}
