rule {
  title      = "DocumentDB global cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "All of its clusters take encryption from it: whoever gets hold of storage or snapshots in any region can read the documents."
  help       = "Turn storage encryption on when the global cluster is created, or make it from an encrypted cluster."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html"]
  aliases    = ["CKV_AWS_292"]
  controls   = {}

  target = "aws.documentdb.global_cluster"
  # Made from a cluster, it takes encryption from that.
  when      = !present(self.source)
  condition = self.storage_encrypted
  message   = "global cluster does not encrypt its storage"
}
