data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "s3:GetObject",
      "iam:Create*", # expect: aws-iam-policy-credentials-exposure
    ]
    resources = ["*"]
  }
}
