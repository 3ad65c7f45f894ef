resource "aws_sns_topic" "orders" {}

resource "aws_lambda_permission" "service" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.orders.arn
}

resource "aws_lambda_permission" "account" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "111122223333"
}

resource "aws_lambda_permission" "organization" {
  action           = "lambda:InvokeFunction"
  function_name    = "orders"
  principal        = "*"
  principal_org_id = "o-a1b2c3d4e5"
}

# Holds only for what a service does for that account.
resource "aws_lambda_permission" "source_account" {
  action         = "lambda:InvokeFunction"
  function_name  = "orders"
  principal      = "*"
  source_account = "111122223333"
}

resource "aws_lambda_permission" "source" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "*"
  source_arn    = aws_sns_topic.orders.arn
}

resource "aws_lambda_permission" "fixed_source" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "*"
  source_arn    = "arn:aws:events:eu-west-1:111122223333:rule/daily"
}
