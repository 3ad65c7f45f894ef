rule {
  title      = "Role that starts transcription jobs may use every key"
  severity   = "high"
  topic      = "data-protection"
  why        = "With every key the role decrypts whatever it can read, not only the recordings and transcripts it is there for."
  help       = "Name the keys by their ARNs, or bind the statement with `kms:ViaService` and an alias or tag of the key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-kms-use-on-any-key"]
  controls = {}

  target = "aws.transcribe.role"
  each   = self.statements
  locals {
    uses = any([for a in each.actions : startswith(lower(a), "kms:") && action_matches(a, "kms:Decrypt")])
    service = any([for c in each.conditions : lower(c.key) == "kms:viaservice"])
    key     = any([
      for c in each.conditions : contains(["kms:resourcealiases", "kms:requestalias"], lower(c.key))
      || startswith(lower(c.key), "aws:resourcetag/")
    ])
  }
  when = coalesce(known(each.allows && local.uses), false)
  condition = coalesce((local.service && local.key) || !any([
    for r in each.resources : coalesce(known(r == "*" || matches(r, ":key/[*]$")), false)
  ]), true)
  at      = each.resources
  message = "a role that Transcribe works with may decrypt with every key"
}
