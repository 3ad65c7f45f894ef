rule {
  title      = "RDS global cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "All of its clusters take encryption from it: whoever gets hold of storage or snapshots in any region can read the data."
  help       = "Turn storage encryption on when the global cluster is created, or make it from an encrypted cluster."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html"]
  aliases    = ["CKV_AWS_140"]
  controls   = {}

  target = "aws.rds.global_cluster"
  # Made from a cluster, it takes encryption from that.
  when      = !present(self.source)
  condition = self.storage_encrypted
  message   = "global cluster does not encrypt its storage"
}
