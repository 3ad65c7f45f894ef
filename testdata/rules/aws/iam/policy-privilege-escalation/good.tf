variable "functions" {
  type    = string
  default = "app"
}

data "aws_iam_policy_document" "d" {
  # Of itself alone.
  statement {
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::*:user/&{aws:username}"]
  }
  # To another service than the one that may be used.
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
  statement {
    actions   = ["lambda:CreateFunction", "lambda:InvokeFunction"]
    resources = ["*"]
  }
  statement {
    actions   = ["lambda:UpdateFunctionCode"]
    resources = ["arn:aws:lambda:*:*:function:${var.functions}-*"]
  }
  # Only with a boundary.
  statement {
    actions   = ["iam:PutRolePolicy"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = ["arn:aws:iam::111122223333:policy/limit"]
    }
  }
  # Taken away below.
  statement {
    actions   = ["iam:Attach*"]
    resources = ["*"]
  }
  statement {
    effect    = "Deny"
    actions   = ["iam:Attach*Policy"]
    resources = ["*"]
  }
}
