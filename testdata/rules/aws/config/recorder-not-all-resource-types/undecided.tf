variable "main_region" {
  type = bool
}

resource "aws_config_configuration_recorder" "caller_decides" {
  name     = "default"
  role_arn = "arn:aws:iam::111122223333:role/config"
  recording_group {
    include_global_resource_types = var.main_region
  }
}
