variable "publishers" {
  type = list(string)
}

data "aws_iam_policy_document" "caller_decides" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = var.publishers
    }
  }
}
