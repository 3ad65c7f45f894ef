rule {
  title      = "Bucket of vocabularies or training text is not protected"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Word lists and training text are content too: names of products and people, and whole conversations."
  help       = "Block public access to the bucket, and deny requests without TLS in its policy."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html",
    "https://docs.aws.amazon.com/transcribe/latest/APIReference/API_CreateVocabulary.html",
  ]
  aliases = ["guide:transcribe-vocabulary-source-unprotected"]
  controls = {}

  target = "aws.transcribe.bucket"
  when   = self.source
  condition = coalesce(
    self.bucket.access_block.block_public_acls && self.bucket.access_block.block_public_policy
    && self.bucket.access_block.ignore_public_acls && self.bucket.access_block.restrict_public_buckets
    && self.bucket.requires_tls,
    false,
  )
  path    = self.way
  message = "words or training text lie in a bucket that is not protected"
}
