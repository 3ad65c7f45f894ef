resource "aws_ecr_repository" "left_out" { # expect: aws-ecr-repository-no-customer-key
  name = "web"
}

resource "aws_ecr_repository" "set" {
  name = "web"

  encryption_configuration {
    encryption_type = "AES256" # expect: aws-ecr-repository-no-customer-key
  }
}

# The key that AWS manages for ECR.
resource "aws_ecr_repository" "service_key" {
  name = "web"

  encryption_configuration {
    encryption_type = "KMS" # expect: aws-ecr-repository-no-customer-key
  }
}
