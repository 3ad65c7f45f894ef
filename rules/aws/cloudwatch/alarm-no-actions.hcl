rule {
  title      = "CloudWatch alarm does nothing"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody learns that the alarm went off unless he happens to look at the console."
  help       = "Name an SNS topic or another action for the state ALARM, and leave the actions enabled; an alarm that only feeds a composite alarm needs none, ignore this rule there."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17",
  ]
  aliases = [
    "CKV_AWS_319",
    "guard:CLOUDWATCH_ALARM_ACTION_CHECK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-6(1)", "AU-6(5)", "AU-12(3)", "AU-14a", "AU-14b", "CA-2(2)", "CA-7", "CA-7b",
      "IR-4(1)", "IR-4(5)", "PM-14a.1", "PM-14b", "PM-31", "SC-36(1)(a)", "SI-2", "SI-2a",
      "SI-4(5)", "SI-4(12)", "SI-5(1)", "SI-5b", "SI-20",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.cloudwatch.alarm"
  condition = self.actions_enabled && length(self.actions) > 0
  message   = "nothing happens when the alarm goes off"
}
