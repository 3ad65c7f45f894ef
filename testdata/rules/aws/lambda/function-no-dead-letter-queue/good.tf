resource "aws_sqs_queue" "failed" {}

resource "aws_lambda_function" "queue" {
  function_name = "queue"
  role          = "arn:aws:iam::111122223333:role/lambda"
  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

# An on-failure destination keeps failed events as well.
resource "aws_lambda_function" "destination" {
  function_name = "destination"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

resource "aws_lambda_function_event_invoke_config" "destination" {
  function_name = aws_lambda_function.destination.function_name
  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}
