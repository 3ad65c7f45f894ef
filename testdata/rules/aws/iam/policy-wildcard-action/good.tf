data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
  }
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["arn:aws:s3:::secret/*"]
  }
}
