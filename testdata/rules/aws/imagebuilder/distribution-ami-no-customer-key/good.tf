resource "aws_imagebuilder_distribution_configuration" "base" {
  name = "base"
  distribution {
    region = "eu-west-1"
    ami_distribution_configuration {
      name       = "base-{{ imagebuilder:buildDate }}"
      kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234"
    }
  }
  # A container image.
  distribution {
    region = "us-east-1"
    container_distribution_configuration {
      target_repository {
        service         = "ECR"
        repository_name = "base"
      }
    }
  }
}
