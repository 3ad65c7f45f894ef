rule {
  title      = "S3 access block lets public ACLs in"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "A call can still attach an ACL that opens the bucket or an object to everybody."
  help       = "Set `block_public_acls` to true; new buckets have all four settings on unless told otherwise."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "CKV_AWS_53",
    "AWS-0086",
    "kics:48f100d9-f499-4c6d-b2b8-deafe47ffb26",
    "kics:d0cc8694-fcad-43ff-ac86-32331d7e867f",
    "tfsec:aws-s3-block-public-acls",
  ]
  controls = {}

  target    = "aws.s3.public_access_block"
  condition = self.block_public_acls
  at        = self.block_public_acls
  message   = "block_public_acls is off"
}
