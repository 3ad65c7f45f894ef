# A state machine.
type "aws.stepfunctions.state_machine" {
  attributes {
    # OFF, FATAL, ERROR or ALL.
    log_level = optional(string, "OFF")
    tracing   = optional(bool, false)
  }

  terraform "aws_sfn_state_machine" {
    identity  = ["id", "arn", "name"]
    log_level = self.logging_configuration.level
    tracing   = self.tracing_configuration.enabled
  }

  cloudformation "AWS::StepFunctions::StateMachine" {
    identity  = ["Ref", "Arn", "StateMachineName"]
    log_level = self.LoggingConfiguration.Level
    tracing   = self.TracingConfiguration.Enabled
  }
}
