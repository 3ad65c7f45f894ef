# Without those of no region.
resource "aws_config_configuration_recorder" "default" { # expect: aws-config-recorder-not-all-resource-types
  name     = "default"
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_configuration_recorder" "some" {
  name     = "some"
  role_arn = "arn:aws:iam::111122223333:role/config"
  recording_group {
    all_supported  = false # expect: aws-config-recorder-not-all-resource-types
    resource_types = ["AWS::EC2::Instance"]
  }
}
