rule {
  title      = "S3 bucket's ACL can be changed by everybody"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Anybody can give themselves and others every right on the bucket."
  help       = "Take the grant away, or have the access block ignore public ACLs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
  ]
  aliases = ["kics:64a222aa-7793-4e40-915f-4b302c76e4d4"]
  controls = {}

  target    = "aws.s3.acl_grant"
  when      = self.public && !self.ignored
  condition = !any([for p in self.permissions : contains(["WRITE_ACP", "FULL_CONTROL"], p)])
  message   = "ACL lets everybody change the ACL"
}
