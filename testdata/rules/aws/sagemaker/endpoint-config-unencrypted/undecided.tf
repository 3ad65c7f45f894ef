variable "instance_type" {
  type = string
}

resource "aws_sagemaker_endpoint_configuration" "caller_decides" {
  name = "shop"

  production_variants {
    model_name             = "shop"
    instance_type          = var.instance_type
    initial_instance_count = 1
  }
}
