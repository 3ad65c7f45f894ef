rule {
  title      = "Replica of a bucket of transcripts is not encrypted with a customer key"
  severity   = "medium"
  topic      = "resilience"
  why        = "Without a key for the replica objects encrypted with KMS are not replicated at all, or lie there without the protection of the original."
  help       = "Name a key of the destination region in the replication rule."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/disaster-recovery-resiliency.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  ]
  aliases = ["guide:transcribe-replica-loses-protection"]
  controls = {}

  target    = "aws.transcribe.bucket"
  each      = self.replicas
  when      = (self.input || self.output) && coalesce(known(customer_key(self.bucket.encryption.kms_key)), false)
  condition = customer_key(coalesce(
    each.encryption_configuration.replica_kms_key_id, each.EncryptionConfiguration.ReplicaKmsKeyID,
  ))
  message   = "the replica has no customer key"
}
