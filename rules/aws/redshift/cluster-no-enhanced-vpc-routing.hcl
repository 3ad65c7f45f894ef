rule {
  title      = "Redshift cluster loads and unloads data outside the VPC"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Traffic of COPY and UNLOAD leaves through the internet, past the VPC's security groups, endpoint policies and flow logs."
  help       = "Turn enhanced VPC routing on, and give the VPC an S3 endpoint."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-7",
  ]
  aliases = [
    "CKV_AWS_321",
    "guard:REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED",
  ]
  controls = {
    "fsbp" = ["Redshift.7"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "SC-7", "SC-7(4)", "SC-7(9)", "SC-7(11)", "SC-7(20)", "SC-7(21)",
      "SC-7b",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.3", "1.3.1", "1.3.2"]
    "hipaa"         = ["164.312(e)(1)"]
  }

  target    = "aws.redshift.cluster"
  condition = self.enhanced_vpc_routing
  message   = "enhanced VPC routing is off"
}
