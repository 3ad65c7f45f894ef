data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "ec2:DescribeInstances",
      "s3:GetObject", # expect: aws-iam-policy-wildcard-resource
    ]
    resources = ["*"]
  }
}
