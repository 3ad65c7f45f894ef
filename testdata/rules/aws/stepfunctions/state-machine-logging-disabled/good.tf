resource "aws_cloudwatch_log_group" "steps" {
  name = "/aws/vendedlogs/states/steps"
}

resource "aws_sfn_state_machine" "logged" {
  name       = "logged"
  role_arn   = "arn:aws:iam::111122223333:role/steps"
  definition = "{}"
  logging_configuration {
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.steps.arn}:*"
  }
}
