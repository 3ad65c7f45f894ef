data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["iam:PutUserPolicy"]
    resources = ["*"]
  }
  # Who is spared is for others to say.
  statement {
    effect    = "Deny"
    actions   = ["iam:*"]
    resources = ["*"]
    condition {
      test     = "ArnNotLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::*:role/admin"]
    }
  }
}
