resource "aws_sfn_state_machine" "traced" {
  name       = "traced"
  role_arn   = "arn:aws:iam::111122223333:role/steps"
  definition = "{}"
  tracing_configuration {
    enabled = true
  }
}
