resource "aws_scheduler_schedule" "daily" {
  name                = "daily"
  schedule_expression = "rate(1 day)"
  kms_key_arn         = "arn:aws:kms:eu-west-1:111122223333:key/1234"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:sqs:eu-west-1:111122223333:jobs"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}
