resource "aws_cloudwatch_log_group" "year" {
  name              = "year"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "for_ever" {
  name = "for-ever"
}
