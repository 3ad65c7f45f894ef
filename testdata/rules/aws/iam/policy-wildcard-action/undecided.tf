variable "actions" {
  type = list(string)
}

data "aws_iam_policy_document" "caller_decides" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}
