rule {
  title      = "DMS replication instance has a public address"
  severity   = "critical"
  topic      = "infrastructure-security"
  why        = "The instance reads and writes your databases; with a public address only its security groups stand between it and the internet."
  help       = "Set the instance not to be publicly accessible, and connect it to the databases through the VPC, a VPN or peering."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.PublicPrivate.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1",
  ]
  aliases = [
    "CKV_AWS_89",
    "kics:030d3b18-1821-45b4-9e08-50efbe7becbb",
    "kics:5864fb39-d719-4182-80e2-89dbe627be63",
    "cfn_nag:W91",
    "guard:DMS_REPLICATION_NOT_PUBLIC",
  ]
  controls = {
    "fsbp" = ["DMS.1"]
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

  target    = "aws.dms.replication_instance"
  condition = !coalesce(self.publicly_accessible, self.public_by_default)
  at        = self.publicly_accessible
  message   = "replication instance is publicly accessible"
}
