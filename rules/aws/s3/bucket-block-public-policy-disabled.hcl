rule {
  title      = "S3 access block lets public policies in"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "A bucket policy that gives everybody access is accepted."
  help       = "Set `block_public_policy` to true; new buckets have all four settings on unless told otherwise."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "CKV_AWS_54",
    "AWS-0087",
    "kics:1a4bc881-9f69-4d44-8c9a-d37d08f54c50",
    "kics:860ba89b-b8de-4e72-af54-d6aee4138a69",
    "tfsec:aws-s3-block-public-policy",
  ]
  controls = {}

  target    = "aws.s3.public_access_block"
  condition = self.block_public_policy
  at        = self.block_public_policy
  message   = "block_public_policy is off"
}
