variable "actions" {
  type = list(string)
}

data "aws_iam_policy_document" "open" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}
