resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "ec2.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
      },
      { Effect = "Deny", Principal = "*", Action = "sts:*", Condition = { Null = { "aws:PrincipalTag/team" = "true" } } },
    ]
  })
}
