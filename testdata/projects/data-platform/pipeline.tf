variable "notify_token" {
  type      = string
  sensitive = true
}

locals {
  steps = {
    validate = { memory = 512, runtime = "python3.12" }
    enrich   = { memory = 1024, runtime = "python3.12" }
    # Rewritten next quarter.
    publish = { memory = 256, runtime = "nodejs14.x" }
  }
}

resource "aws_lambda_function" "step" {
  for_each = local.steps

  function_name = "telemetry-${each.key}"
  role          = aws_iam_role.jobs.arn
  runtime       = each.value.runtime
  memory_size   = each.value.memory
  handler       = "main.handler"
  s3_bucket     = aws_s3_bucket.zone["scratch"].id
  s3_key        = "functions/${each.key}.zip"
  kms_key_arn   = aws_kms_key.lake.arn

  reserved_concurrent_executions = 20

  environment {
    variables = merge(
      { STEP = each.key, CURATED = aws_s3_bucket.zone["curated"].bucket },
      each.key == "publish" ? { NOTIFY_TOKEN = var.notify_token } : {},
    )
  }

  tracing_config {
    mode = each.key == "publish" ? "PassThrough" : "Active"
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_sqs_queue" "failed" {
  name                      = "telemetry-failed"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sns_topic" "alerts" {
  name = "telemetry-alerts"
}

resource "aws_lambda_permission" "bucket" {
  function_name = aws_lambda_function.step["validate"].function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.zone["raw"].arn
}

resource "aws_s3_bucket_notification" "raw" {
  bucket = aws_s3_bucket.zone["raw"].id

  lambda_function {
    lambda_function_arn = aws_lambda_function.step["validate"].arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_cloudwatch_log_group" "states" {
  name = "/states/telemetry"
}

resource "aws_sfn_state_machine" "curate" {
  name     = "telemetry-curate"
  role_arn = aws_iam_role.jobs.arn

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.states.arn}:*"
  }

  definition = jsonencode({
    StartAt = "Validate"
    States = {
      Validate = { Type = "Task", Resource = aws_lambda_function.step["validate"].arn, Next = "Enrich" }
      Enrich   = { Type = "Task", Resource = aws_lambda_function.step["enrich"].arn, Next = "Publish" }
      Publish  = { Type = "Task", Resource = aws_lambda_function.step["publish"].arn, End = true }
    }
  })
}
