resource "aws_glue_resource_policy" "catalog" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::444455556666:root" }
        Action    = "glue:GetTable"
        Resource  = "arn:aws:glue:eu-west-1:111122223333:*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "glue:GetTable"
        Resource  = "arn:aws:glue:eu-west-1:111122223333:*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
      },
    ]
  })
}
