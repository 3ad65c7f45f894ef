rule {
  title      = "Redshift cluster has a public address"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Its endpoint resolves to a public IP address, so only its security groups stand between the data warehouse and the internet."
  help       = "Set the cluster not to be publicly accessible, and reach it from inside the VPC or through Redshift-managed VPC endpoints."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1",
  ]
  aliases = [
    "CKV_AWS_87",
    "kics:af173fde-95ea-4584-b904-bb3923ac4bda",
    "kics:bdf8dcb4-75df-4370-92c4-606e4ae6c4d3",
    "terrascan:AC_AWS_0199",
    "guard:REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK",
  ]
  controls = {
    "fsbp" = ["Redshift.1"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)",
      "SC-7(4)", "SC-7(7)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)",
      "SC-7(20)", "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)",
      "SC-7a", "SC-7b", "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.redshift.cluster"
  condition = !self.public
  at        = self.publicly_accessible
  message   = "cluster is publicly accessible"
}
