rule {
  title      = "S3 bucket is readable by everybody through its ACL"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Anybody on the internet can list the bucket, and read the objects that its ACL covers."
  help       = "Use the ACL `private`, or no ACL at all (the owner-enforced default), and serve public files through CloudFront."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"]
  aliases = [
    "CKV_AWS_20",
    "AWS-0092",
    "kics:219f4c95-aa50-44e0-97de-cf71f4641170",
    "cfn_nag:W31",
    "terrascan:AC_AWS_0210",
    "tfsec:aws-s3-no-public-access-with-acl",
    "guard:S3_BUCKET_PUBLIC_READ_ACL",
  ]
  controls = {
    "fsbp" = ["S3.2"]
    "nist-800-53-r5" = ["AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)", "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)"]
    "pci-dss-3.2.1" = ["1.2.1", "1.3.1", "1.3.2", "1.3.6", "7.2.1"]
  }

  target    = "aws.s3.bucket_acl"
  locals {
    canned  = coalesce(contains(["public-read", "public-read-write"], self.acl), false)
    granted = any([for g in self.public_grants : any([for p in g.permissions : contains(["READ", "FULL_CONTROL"], p)])])
  }
  condition = !(local.canned || local.granted) || self.ignored
  at        = local.canned ? self.acl : self.public_grants[0].uri
  message   = "ACL lets everybody read the bucket"
}
