resource "aws_sfn_state_machine" "default" { # expect: aws-stepfunctions-state-machine-tracing-disabled
  name       = "default"
  role_arn   = "arn:aws:iam::111122223333:role/steps"
  definition = "{}"
}

resource "aws_sfn_state_machine" "off" {
  name       = "off"
  role_arn   = "arn:aws:iam::111122223333:role/steps"
  definition = "{}"
  tracing_configuration {
    enabled = false # expect: aws-stepfunctions-state-machine-tracing-disabled
  }
}
