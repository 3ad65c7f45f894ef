rule {
  title      = "Bucket of a medical transcription job lacks part of the baseline for health data"
  severity   = "high"
  topic      = "compliance"
  why        = "For protected health information an own key, no public access, TLS, versions and access logs are the least; here some of that is missing."
  help       = "Encrypt the bucket with a customer key, block public access, require TLS, keep versions, and log access."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/transcribe-compliance.html",
    "https://aws.amazon.com/compliance/hipaa-compliance/",
  ]
  aliases = ["guide:transcribe-medical-data-below-baseline"]
  controls = {}

  target = "aws.transcribe.bucket"
  when   = self.medical
  locals {
    block = coalesce(
      self.bucket.access_block.block_public_acls && self.bucket.access_block.block_public_policy
      && self.bucket.access_block.ignore_public_acls && self.bucket.access_block.restrict_public_buckets,
      false,
    )
    key       = customer_key(self.bucket.encryption.kms_key)
    tls       = coalesce(self.bucket.requires_tls, false)
    versions  = coalesce(self.bucket.versioned, false)
    logs      = present(self.bucket.logging_target)
    missing = compact([
      coalesce(known(local.key), true) ? "" : "a customer key",
      coalesce(known(local.block), true) ? "" : "blocked public access",
      coalesce(known(local.tls), true) ? "" : "a TLS rule",
      coalesce(known(local.versions), true) ? "" : "versions",
      coalesce(known(local.logs), true) ? "" : "access logs",
    ])
  }
  condition = local.key && local.block && local.tls && local.versions && local.logs
  path      = self.way
  message   = "bucket of medical transcripts has no ${join(", no ", local.missing)}"
}
