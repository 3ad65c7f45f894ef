resource "aws_iam_policy" "limit" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["s3:*", "ec2:*"], Resource = "*" }]
  })
}

# The boundary lets no role be passed.
resource "aws_iam_role" "bounded" {
  assume_role_policy   = jsonencode({})
  permissions_boundary = aws_iam_policy.limit.arn
  managed_policy_arns  = ["arn:aws:iam::aws:policy/AmazonEC2FullAccess"]
  inline_policy {
    policy = jsonencode({
      Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
    })
  }
}

# Another policy takes it away.
resource "aws_iam_role" "denied" {
  assume_role_policy  = jsonencode({})
  managed_policy_arns = ["arn:aws:iam::aws:policy/AmazonEC2FullAccess"]
}

resource "aws_iam_role_policy" "pass" {
  role = aws_iam_role.denied.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "deny" {
  role = aws_iam_role.denied.id
  policy = jsonencode({
    Statement = [{ Effect = "Deny", Action = "ec2:RunInstances", Resource = "*" }, { Effect = "Deny", Action = "autoscaling:*", Resource = "*" }]
  })
}

# Two roles have a part each.
resource "aws_iam_role" "half" {
  assume_role_policy = jsonencode({})
}

resource "aws_iam_role_policy_attachment" "half" {
  role       = aws_iam_role.half.name
  policy_arn = "arn:aws:iam::aws:policy/AWSCloudFormationFullAccess"
}

# One policy alone is that policy's matter.
resource "aws_iam_role" "alone" {
  assume_role_policy  = jsonencode({})
  managed_policy_arns = ["arn:aws:iam::aws:policy/IAMFullAccess"]
}
