resource "aws_kms_key" "models" {}

resource "aws_sagemaker_endpoint_configuration" "shop" {
  name        = "shop"
  kms_key_arn = aws_kms_key.models.arn

  production_variants {
    model_name             = "shop"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

# Encrypts its disks in hardware, and takes no key.
resource "aws_sagemaker_endpoint_configuration" "own_disks" {
  name = "own-disks"

  production_variants {
    model_name             = "vision"
    instance_type          = "ml.g4dn.xlarge"
    initial_instance_count = 1
  }
}

resource "aws_sagemaker_endpoint_configuration" "serverless" {
  name = "serverless"

  production_variants {
    model_name = "shop"

    serverless_config {
      max_concurrency   = 10
      memory_size_in_mb = 2048
    }
  }
}
