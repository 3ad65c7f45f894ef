rule {
  title      = "Elastic Beanstalk environment reports basic health only"
  severity   = "low"
  topic      = "monitoring"
  why        = "Basic health asks the load balancer alone, so failing or overloaded instances, and requests that fail, go unnoticed."
  help       = "Set `SystemType` to `enhanced` in the namespace `aws:elasticbeanstalk:healthreporting:system`."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-1",
  ]
  aliases = [
    "CKV_AWS_312",
    "guard:BEANSTALK_ENHANCED_HEALTH_REPORTING_ENABLED",
  ]
  controls = {
    "fsbp" = ["ElasticBeanstalk.1"]
    "nist-800-53-r5" = [
      "AU-12(3)", "AU-14a", "AU-14b", "CA-2(2)", "CA-7", "CA-7b", "PM-14a.1", "PM-14b",
      "PM-31", "SC-6", "SC-36(1)(a)", "SI-2", "SI-2a",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target = "aws.elasticbeanstalk.environment"
  condition = (
    # Health that is streamed to CloudWatch Logs is enhanced health.
    any([for o in self.health_reporting : coalesce(contains(["enhanced", "true"], lower(o.value)), false)])
    || length(self.health_reporting) == 0 && self.template && unknown("the configuration template may say so")
  )
  message = "health reporting is not enhanced"
}
