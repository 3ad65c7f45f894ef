rule {
  title      = "Instances have no detailed monitoring"
  severity   = "low"
  topic      = "monitoring"
  why        = "Metrics come every five minutes only, so short overloads go unseen and alarms and scaling react late."
  help       = "Enable detailed monitoring, which sends metrics every minute at a charge."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html"]
  aliases = [
    "CKV_AWS_126",
    "kics:0264093f-6791-4475-af34-4b8102dcbcd0",
    "kics:23b70e32-032e-4fa6-ba5c-82f56b9980e6",
    "terrascan:AC_AWS_0480",
    "terrascan:AC_AWS_0490",
    "guard:EC2_INSTANCE_DETAILED_MONITORING_ENABLED",
  ]
  controls = {
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.ec2.launch_specification"
  when      = self.kind != "launch template"
  condition = coalesce(self.detailed_monitoring, self.set_elsewhere && unknown("its launch template may set it"))
  at        = self.detailed_monitoring
  message   = "${self.kind} has no detailed monitoring"
}
