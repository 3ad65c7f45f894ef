rule {
  title      = "Auto Scaling group ignores the health checks of its load balancer"
  severity   = "low"
  topic      = "resilience"
  why        = "Instances that run but no longer answer stay in the group and are never replaced."
  help       = "Set the health check type to `ELB`, with a grace period that lets instances start."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1",
  ]
  aliases = [
    "CKV2_AWS_15",
    "guard:AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED",
  ]
  controls = {
    "fsbp" = ["AutoScaling.1"]
    "nist-800-53-r5" = [
      "AU-12(3)", "AU-14a", "AU-14b", "CA-2(2)", "CA-7", "CA-7b", "CM-6a", "CM-9b",
      "CP-2(2)", "PM-14a.1", "PM-14b", "PM-31", "SC-6", "SC-36(1)(a)", "SI-2", "SI-2a",
    ]
    "pci-dss-3.2.1" = ["2.2"]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.autoscaling.group"
  when      = length(self.traffic_sources) > 0
  condition = strcontains(self.health_checks, "ELB") || strcontains(self.health_checks, "VPC_LATTICE")
  at        = self.health_checks
  message   = "health checks of the load balancer are not used"
}
