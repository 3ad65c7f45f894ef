resource "aws_config_configuration_recorder_status" "off" {
  name       = "default"
  is_enabled = false # expect: aws-config-recorder-disabled
}
