resource "aws_config_configuration_recorder_status" "on" {
  name       = "default"
  is_enabled = true
}
