variable "enabled" {
  type = bool
}

resource "aws_config_configuration_recorder_status" "caller_decides" {
  name       = "default"
  is_enabled = var.enabled
}
