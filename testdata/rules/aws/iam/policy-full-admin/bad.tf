resource "aws_iam_policy" "heredoc" {
  name   = "heredoc"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "*",
          "Resource": "*"
        }
      ]
    }
  EOT
}

resource "aws_iam_role_policy" "encoded" {
  role = "r"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Deny", Action = "*", Resource = "*" },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "*"] # expect: aws-iam-policy-full-admin
        Resource = "*"
      },
    ]
  })
}

data "aws_iam_policy_document" "admin" {
  statement {
    actions   = ["*"] # expect: aws-iam-policy-full-admin
    resources = ["*"]
  }
}

# Taken from the data source: the finding stands there, once.
resource "aws_iam_user_policy" "taken" {
  user   = "u"
  policy = data.aws_iam_policy_document.admin.json
}
