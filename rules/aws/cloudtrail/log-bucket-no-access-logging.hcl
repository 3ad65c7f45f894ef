rule {
  title      = "Bucket of CloudTrail logs keeps no access log"
  severity   = "low"
  topic      = "monitoring"
  why        = "Whoever reads, overwrites or deletes the record of the account's activity leaves no trace in the bucket itself."
  help       = "Deliver server access logs of the bucket to another bucket."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-7",
  ]
  aliases = [
    "AWS-0163",
    "kics:ee9e50e8-b2ed-4176-ad42-8fc0cf7593f4",
    "tfsec:aws-cloudtrail-require-bucket-access-logging",
  ]
  controls = {
    "cis-1.4" = ["3.6"]
    "cis-3.0" = ["3.4"]
    "cis-5.0" = ["3.4"]
  }

  target    = "aws.cloudtrail.log_bucket"
  condition = self.logging_target != null
  at        = self.logging_target
  message   = "bucket that CloudTrail writes to has no server access logging"
}
