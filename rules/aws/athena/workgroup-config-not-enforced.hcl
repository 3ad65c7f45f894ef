rule {
  title      = "Athena workgroup lets clients override its settings"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A client can send query results elsewhere and unencrypted, whatever the workgroup says."
  help       = "Enforce the workgroup's configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html",
  ]
  aliases = [
    "CKV_AWS_82",
    "AWS-0007",
    "tfsec:aws-athena-no-encryption-override",
  ]
  controls = {}

  target    = "aws.athena.workgroup"
  condition = self.enforced
  message   = "workgroup does not enforce its settings"
}
