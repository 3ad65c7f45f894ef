rule {
  title      = "Bucket of transcription jobs does not block public access"
  severity   = "high"
  topic      = "data-protection"
  why        = "One statement or ACL by mistake, and recordings and transcripts can be read by everybody; the block is what stands against that."
  help       = "Set all four settings of the public access block of the bucket."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  ]
  aliases = ["guide:transcribe-bucket-public-access-not-blocked"]
  controls = {}

  target = "aws.transcribe.bucket"
  when   = self.input || self.output
  condition = coalesce(
    self.bucket.access_block.block_public_acls && self.bucket.access_block.block_public_policy
    && self.bucket.access_block.ignore_public_acls && self.bucket.access_block.restrict_public_buckets,
    false,
  )
  path    = self.way
  message = "recordings or transcripts lie in a bucket whose public access is not blocked"
}
