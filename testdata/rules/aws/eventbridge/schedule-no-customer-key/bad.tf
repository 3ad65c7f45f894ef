resource "aws_scheduler_schedule" "daily" { # expect: aws-eventbridge-schedule-no-customer-key
  name                = "daily"
  schedule_expression = "rate(1 day)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:sqs:eu-west-1:111122223333:jobs"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}
