resource "aws_ecr_repository_policy" "account" {
  repository = "web"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      },
    ]
  })
}

resource "aws_ecr_repository_policy" "organization" {
  repository = "web"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "ecr:BatchGetImage"
        Condition = {
          StringEquals = { "aws:PrincipalOrgID" = "o-abcd1234ef" }
        }
      },
    ]
  })
}
