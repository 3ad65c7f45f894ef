rule {
  title      = "EMR lets clusters have security groups open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "A cluster whose security group lets everybody in starts unhindered, with its web interfaces on the internet."
  help       = "Keep the block on public access on, with port 22 at most as an exception."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-2",
  ]
  aliases = ["CKV_AWS_390"]
  controls = {
    "fsbp" = ["EMR.2"]
  }

  target    = "aws.emr.block_public_access"
  condition = self.block_public_security_group_rules
  message   = "block on public access is off"
}
