variable "policy_arn" {
  type = string
}

resource "aws_iam_role" "ci" {
  assume_role_policy  = jsonencode({})
  managed_policy_arns = [var.policy_arn]
  inline_policy {
    policy = jsonencode({
      Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
    })
  }
}
