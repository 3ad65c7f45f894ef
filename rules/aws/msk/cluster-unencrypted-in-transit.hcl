rule {
  title      = "MSK cluster sends data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever can listen on the network between clients and brokers, or among brokers, can read and change messages."
  help       = "Allow clients TLS alone, and keep encryption within the cluster on; both are the default."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1",
  ]
  aliases = [
    "CKV_AWS_81",
    "AWS-0073",
    "kics:6db52fa6-d4da-4608-908a-89f0c59e743e",
    "kics:a976d63f-af0e-46e8-b714-8c1a9c4bf768",
    "tfsec:aws-msk-enable-in-transit-encryption",
  ]
  controls = {
    "fsbp" = ["MSK.1"]
  }

  target    = "aws.msk.cluster"
  condition = self.client_encryption == "TLS" && self.cluster_encryption
  message   = "cluster lets data pass unencrypted"
}
