resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/mallory" } # expect: aws-iam-trust-policy-not-principal
      Action       = "sts:AssumeRole"
    }]
  })
}
