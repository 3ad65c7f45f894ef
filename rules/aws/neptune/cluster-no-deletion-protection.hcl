rule {
  title      = "Neptune cluster has no deletion protection"
  severity   = "medium"
  topic      = "resilience"
  why        = "The cluster, and with it its automated backups, can be deleted by one mistaken or malicious call."
  help       = "Turn deletion protection on; it has to be turned off on purpose before the cluster can be deleted."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-4",
  ]
  aliases = ["CKV2_AWS_58"]
  controls = {
    "fsbp" = ["Neptune.4"]
  }

  target    = "aws.neptune.cluster"
  condition = self.deletion_protection
  message   = "cluster can be deleted without further ado"
}
