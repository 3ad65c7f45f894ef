rule {
  title      = "VPC has no flow logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who talked to whom, and what was turned away, cannot be found out after an attack."
  help       = "Write flow logs of the VPC, of rejected traffic at least, to S3 or CloudWatch Logs."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
  ]
  aliases = [
    "CKV2_AWS_11",
    "AWS-0178",
    "kics:f6d299d2-21eb-41cc-b1e1-fe12d857500b",
    "kics:f83121ea-03da-434f-9277-9cd247ab3047",
    "cfn_nag:W60",
    "terrascan:AC_AWS_0369",
  ]
  controls = {
    "fsbp" = ["EC2.6"]
    "cis-1.4" = ["3.9"]
    "cis-3.0" = ["3.7"]
    "cis-5.0" = ["3.7"]
    "nist-800-53-r5" = [
      "AC-4(26)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-12", "CA-7", "SI-7(8)",
    ]
    "pci-dss-3.2.1" = ["10.3.3", "10.3.4", "10.3.5", "10.3.6"]
  }

  target    = "aws.vpc.vpc"
  condition = length(self.flow_logs) > 0
  message   = "VPC has no flow logs"
}
