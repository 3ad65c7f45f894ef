rule {
  title      = "WorkSpace does not encrypt its user volume"
  severity   = "high"
  topic      = "data-protection"
  why        = "The user's files lie on the volume in plain text, and so do snapshots of it. A workspace cannot be encrypted after it was made."
  help       = "Turn encryption of the user volume on when the workspace is created, with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-1",
  ]
  aliases = [
    "CKV_AWS_155",
    "AWS-0109",
    "kics:89827c57-5a8a-49eb-9731-976a606d70db",
    "kics:b9033580-6886-401a-8631-5f19f5bb24c7",
    "cfn_nag:F29",
    "terrascan:AC_AWS_0504",
    "tfsec:aws-workspace-enable-disk-encryption",
    "tfsec:aws-workspaces-enable-disk-encryption",
    "guard:WORKSPACE_ENCRYPTION_ENABLED",
  ]
  controls = {
    "fsbp" = ["WorkSpaces.1"]
  }

  target    = "aws.workspaces.workspace"
  condition = self.user_volume_encryption_enabled
  message   = "user volume is not encrypted"
}
