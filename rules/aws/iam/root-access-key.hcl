rule {
  title      = "Access key of the root user"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The root user may do anything, no policy can hold it back, and a key works without a second factor."
  help       = "Delete the key and work with roles; keep the root user for the few tasks that only it can do."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html"]
  aliases = [
    "CKV_AWS_348",
    "AWS-0141",
    "kics:4c137350-7307-4803-8c04-17c09a7a9fcf",
    "kics:970d224d-b42a-416b-81f9-8f4dfe70c4bc",
    "terrascan:AC_AWS_0132",
    "tfsec:aws-iam-no-root-access-keys",
  ]
  controls = {
    "cis-1.4" = ["1.4"]
    "cis-3.0" = ["1.4"]
    "cis-5.0" = ["1.3"]
    "fsbp" = ["IAM.4"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3(7)", "AC-3(15)", "AC-6", "AC-6(2)", "AC-6(10)"]
    "pci-dss-3.2.1" = ["2.1", "2.2", "7.2.1"]
  }

  target    = "aws.iam.access_key"
  condition = !coalesce(self.user == "root", false)
  at        = self.user
  message   = "access key belongs to the root user"
}
