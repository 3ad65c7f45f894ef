data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "ec2:DescribeInstances",
      "s3:*", # expect: aws-iam-policy-s3-full-access
    ]
    resources = ["*"]
  }
}
