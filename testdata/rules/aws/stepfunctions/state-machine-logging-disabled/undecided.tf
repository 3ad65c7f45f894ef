variable "level" {
  type = string
}

resource "aws_sfn_state_machine" "caller_decides" {
  name       = "steps"
  role_arn   = "arn:aws:iam::111122223333:role/steps"
  definition = "{}"
  logging_configuration {
    level = var.level
  }
}
