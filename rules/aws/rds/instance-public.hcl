rule {
  title      = "RDS instance has a public address"
  severity   = "critical"
  topic      = "infrastructure-security"
  why        = "Its endpoint resolves to a public IP address, so only its security groups stand between the database and the internet."
  help       = "Set the instance not to be publicly accessible, and reach it from inside the VPC, through a VPN or a bastion host."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
  ]
  aliases = [
    "CKV_AWS_17",
    "AWS-0180",
    "kics:35113e6f-2c6b-414d-beec-7a9482d3b2d1",
    "kics:de38e1d5-54cb-4111-a868-6f7722695007",
    "cfn_nag:F22",
    "terrascan:AC_AWS_0054",
    "tfsec:aws-rds-no-public-db-access",
    "guard:RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
  ]
  controls = {
    "fsbp" = ["RDS.2"]
    "cis-3.0" = ["2.3.3"]
    "cis-5.0" = ["2.2.3"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)", "SC-7(4)",
      "SC-7(5)", "SC-7(7)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(20)",
      "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)", "SC-7a", "SC-7b",
      "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2", "7.2.1"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.rds.instance"
  condition = !coalesce(self.publicly_accessible, self.public_by_default)
  at        = self.publicly_accessible
  message   = "database instance is publicly accessible"
}
