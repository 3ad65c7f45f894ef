data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "kms:DescribeKey",
      "kms:Decrypt", # expect: aws-iam-policy-kms-decrypt-all-keys
    ]
    resources = ["*"]
  }
}
