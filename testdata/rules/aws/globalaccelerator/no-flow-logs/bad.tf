resource "aws_globalaccelerator_accelerator" "left_out" { # expect: aws-globalaccelerator-no-flow-logs
  name = "web"
}

resource "aws_globalaccelerator_accelerator" "off" {
  name = "web"

  attributes {
    flow_logs_enabled = false # expect: aws-globalaccelerator-no-flow-logs
  }
}
