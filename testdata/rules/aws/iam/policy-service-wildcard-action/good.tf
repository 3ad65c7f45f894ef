data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["sqs:Send*"]
    resources = ["arn:aws:sqs:eu-west-1:111122223333:jobs"]
  }
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
  statement {
    actions   = ["sqs:Send*"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/team"
      values   = ["red"]
    }
  }
  # Accepts nothing narrower.
  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
}

# In a key's policy "*" is the key.
data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}
