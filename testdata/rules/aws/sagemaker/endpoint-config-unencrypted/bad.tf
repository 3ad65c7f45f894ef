resource "aws_sagemaker_endpoint_configuration" "shop" { # expect: aws-sagemaker-endpoint-config-unencrypted
  name = "shop"

  production_variants {
    model_name             = "shop"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}
