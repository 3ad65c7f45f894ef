rule {
  title      = "S3 bucket is open to every AWS account through its ACL"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The group of authenticated users is everybody with an AWS account, whosever it is; S3 takes such a bucket as public."
  help       = "Use the ACL `private`, or no ACL at all (the owner-enforced default), and name the accounts that need access in a bucket policy."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  ]
  aliases = [
    "CKV2_AWS_43",
    "kics:57b9893d-33b1-4419-bcea-a717ea87e139",
    "kics:835d5497-a526-4aea-a23f-98a9afd1635f",
    "terrascan:AC_AWS_0211",
    "terrascan:AC_AWS_0215",
  ]
  controls = {}

  target = "aws.s3.bucket_acl"
  locals {
    canned = coalesce(self.acl == "authenticated-read", false)
  }
  condition = !(local.canned || length(self.authenticated_grants) > 0) || self.ignored
  at        = local.canned ? self.acl : self.authenticated_grants[0].uri
  message   = "ACL gives every AWS account access to the bucket"
}
