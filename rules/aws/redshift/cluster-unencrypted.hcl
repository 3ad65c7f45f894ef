rule {
  title      = "Redshift cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying disks, or of a snapshot, can read the data warehouse."
  help       = "Encrypt the cluster, best with a customer managed KMS key; an existing cluster can be changed in place."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-10",
  ]
  aliases = [
    "CKV_AWS_64",
    "AWS-0084",
    "kics:3b316b05-564c-44a7-9c3f-405bb95e211e",
    "kics:cfdcabb0-fc06-427c-865b-c59f13e898ce",
    "cfn_nag:F28",
    "tfsec:aws-redshift-encryption-customer-key",
    "guard:REDSHIFT_CLUSTER_CONFIGURATION_CHECK",
  ]
  controls = {
    "fsbp" = ["Redshift.10"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2b", "AU-3a", "AU-3b",
      "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)",
      "AU-8b", "AU-9(3)", "AU-10", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a",
      "AU-12c", "AU-14(3)", "AU-14a", "AU-14b", "CA-7b", "CM-5(1)(b)", "CP-9d", "IA-3(3)(b)",
      "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)(b)", "SC-8(3)", "SC-8(4)",
      "SC-13a", "SC-28(1)", "SI-1(1)(c)", "SI-3(8)(b)", "SI-4(2)", "SI-4(17)", "SI-4(20)",
      "SI-7(8)", "SI-10(1)(c)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = [
      "3.4", "8.2.1", "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.3.1",
      "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6",
    ]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(b)", "164.312(e)(2)(ii)"]
  }

  target = "aws.redshift.cluster"
  # What is restored takes encryption from its snapshot where nothing is said.
  when      = !(self.restored && self.encrypted == null)
  condition = coalesce(self.encrypted, self.encrypted_by_default)
  at        = self.encrypted
  message   = "cluster does not encrypt its data"
}
