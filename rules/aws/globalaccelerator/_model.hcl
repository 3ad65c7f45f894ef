type "aws.globalaccelerator.accelerator" {
  attributes {
    flow_logs = optional(bool, false)
  }

  # A template cannot turn flow logs on.
  terraform "aws_globalaccelerator_accelerator" {
    identity  = ["id", "arn", "name"]
    flow_logs = self.attributes.flow_logs_enabled
  }
}
