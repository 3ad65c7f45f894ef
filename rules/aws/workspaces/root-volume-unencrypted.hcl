rule {
  title      = "WorkSpace does not encrypt its root volume"
  severity   = "high"
  topic      = "data-protection"
  why        = "System files, caches and swapped memory lie on the volume in plain text, and so do snapshots of it. A workspace cannot be encrypted after it was made."
  help       = "Turn encryption of the root volume on when the workspace is created, with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-2",
  ]
  aliases = [
    "CKV_AWS_156",
    "terrascan:AC_AWS_0503",
  ]
  controls = {
    "fsbp" = ["WorkSpaces.2"]
  }

  target    = "aws.workspaces.workspace"
  condition = self.root_volume_encryption_enabled
  message   = "root volume is not encrypted"
}
