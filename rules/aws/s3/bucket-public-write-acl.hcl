rule {
  title      = "S3 bucket is writable by everybody through its ACL"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Anybody on the internet can put, replace and delete objects."
  help       = "Use the ACL `private`, or no ACL at all (the owner-enforced default), and grant writing in a policy to the principals that need it."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"]
  aliases = [
    "CKV_AWS_57",
    "kics:07dda8de-d90d-469e-9b37-1aca53526ced",
    "kics:38c5ee0d-7f22-4260-ab72-5073048df100",
    "cfn_nag:F14",
    "terrascan:AC_AWS_0212",
    "terrascan:AC_AWS_0213",
    "guard:S3_BUCKET_NO_PUBLIC_RW_ACL",
  ]
  controls = {
    "fsbp" = ["S3.3"]
    "nist-800-53-r5" = ["AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)", "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)"]
    "pci-dss-3.2.1" = ["1.2.1", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "7.2.1"]
  }

  target    = "aws.s3.bucket_acl"
  locals {
    canned  = coalesce(self.acl == "public-read-write", false)
    granted = any([for g in self.public_grants : any([for p in g.permissions : contains(["WRITE", "FULL_CONTROL"], p)])])
  }
  condition = !(local.canned || local.granted) || self.ignored
  at        = local.canned ? self.acl : self.public_grants[0].uri
  message   = "ACL lets everybody write to the bucket"
}
