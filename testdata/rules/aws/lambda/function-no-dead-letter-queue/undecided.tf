variable "function" {
  type = string
}

variable "queue_arn" {
  type = string
}

resource "aws_lambda_function" "perhaps" {
  function_name = "perhaps"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

# May be for the function above.
resource "aws_lambda_function_event_invoke_config" "perhaps" {
  function_name = var.function
  destination_config {
    on_failure {
      destination = var.queue_arn
    }
  }
}
