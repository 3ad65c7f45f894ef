rule {
  title      = "Elastic Beanstalk environment takes no platform updates by itself"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Fixes of the operating system, the runtime and the web server wait until somebody applies them."
  help       = "Set `ManagedActionsEnabled` to `true` in the namespace `aws:elasticbeanstalk:managedactions`, with a time and a level of updates."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2",
  ]
  aliases = [
    "CKV_AWS_340",
    "guard:ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED",
  ]
  controls = {
    "nist-800-53-r5" = ["SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)", "SI-2c", "SI-2d"]
    "hipaa" = ["164.308(a)(5)(ii)(A)"]
  }

  target = "aws.elasticbeanstalk.environment"
  condition = (
    any([for o in self.managed_actions : coalesce(lower(o.value) == "true", false)])
    || length(self.managed_actions) == 0 && self.template && unknown("the configuration template may say so")
  )
  message = "platform updates are not applied automatically"
}
