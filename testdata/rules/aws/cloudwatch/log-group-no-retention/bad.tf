resource "aws_cloudwatch_log_group" "default" { # expect: aws-cloudwatch-log-group-no-retention
  name = "default"
}

resource "aws_cloudwatch_log_group" "for_ever" {
  name              = "for-ever"
  retention_in_days = 0 # expect: aws-cloudwatch-log-group-no-retention
}
