data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "s3:PutObject",
      "secretsmanager:Get*", # expect: aws-iam-policy-data-exfiltration
    ]
    resources = ["*"]
  }
}
