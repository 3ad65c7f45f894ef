resource "aws_cloudwatch_metric_alarm" "silent" { # expect: aws-cloudwatch-alarm-no-actions
  alarm_name          = "silent"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}

resource "aws_cloudwatch_metric_alarm" "off" {
  alarm_name          = "off"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = false # expect: aws-cloudwatch-alarm-no-actions
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:alarms"]
}

resource "aws_cloudwatch_composite_alarm" "silent" { # expect: aws-cloudwatch-alarm-no-actions
  alarm_name = "composite"
  alarm_rule = "ALARM(silent)"
}
