rule {
  title      = "S3 bucket's ACL can be read by everybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Anybody can see who has which rights on the bucket, and so whom to attack."
  help       = "Take the grant away, or have the access block ignore public ACLs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
  ]
  aliases = ["CKV_AWS_375"]
  controls = {}

  target    = "aws.s3.acl_grant"
  when      = self.public && !self.ignored
  condition = !any([for p in self.permissions : contains(["READ_ACP", "FULL_CONTROL"], p)])
  message   = "ACL lets everybody read the ACL"
}
