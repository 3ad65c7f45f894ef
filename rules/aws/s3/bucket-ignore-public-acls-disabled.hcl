rule {
  title      = "S3 access block obeys public ACLs"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "ACLs that are public already go on giving everybody access."
  help       = "Set `ignore_public_acls` to true; new buckets have all four settings on unless told otherwise."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "CKV_AWS_55",
    "AWS-0091",
    "kics:4fa66806-0dd9-4f8d-9480-3174d39c7c91",
    "kics:6c8d51af-218d-4bfb-94a9-94eabaa0703a",
    "tfsec:aws-s3-ignore-public-acls",
  ]
  controls = {}

  target    = "aws.s3.public_access_block"
  condition = self.ignore_public_acls
  at        = self.ignore_public_acls
  message   = "ignore_public_acls is off"
}
