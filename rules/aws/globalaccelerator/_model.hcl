type "aws.globalaccelerator.accelerator" {
  attributes {
    flow_logs = optional(bool, false)
  }

  terraform "aws_globalaccelerator_accelerator" {
    identity  = ["id", "arn", "name"]
    flow_logs = self.attributes.flow_logs_enabled
  }

  cloudformation "AWS::GlobalAccelerator::Accelerator" {
    identity  = ["Ref", "AcceleratorArn"]
    flow_logs = self.FlowLogsEnabled
  }
}
