rule {
  title      = "S3 access block leaves public buckets open"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "A bucket whose policy is public already stays open to other accounts and anonymous callers."
  help       = "Set `restrict_public_buckets` to true; new buckets have all four settings on unless told otherwise."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "CKV_AWS_56",
    "AWS-0093",
    "kics:1ec253ab-c220-4d63-b2de-5b40e0af9293",
    "kics:350cd468-0e2c-44ef-9d22-cfb73a62523c",
    "tfsec:aws-s3-no-public-buckets",
  ]
  controls = {}

  target    = "aws.s3.public_access_block"
  condition = self.restrict_public_buckets
  at        = self.restrict_public_buckets
  message   = "restrict_public_buckets is off"
}
