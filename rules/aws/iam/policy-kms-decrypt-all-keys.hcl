rule {
  title      = "IAM policy allows to decrypt with every key"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy may decrypt what any key of the account protects, as far as the keys' policies let IAM decide."
  help       = "Name the keys by their ARNs, or bind the statement with `kms:ViaService` and `kms:ResourceAliases`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html"]
  aliases = [
    "tfsec:aws-iam-block-kms-policy-wildcard",
  ]
  controls = {
    "fsbp" = ["KMS.1", "KMS.2"]
    "nist-800-53-r5" = ["AC-2", "AC-2(1)", "AC-3", "AC-3(15)", "AC-3(7)", "AC-5", "AC-6", "AC-6(3)"]
  }

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    decrypts  = ["kms:Decrypt", "kms:ReEncryptFrom"]
    any_key   = any([for r in each.resources : !refers(r) && (is_wildcard(r) || endswith(r, ":key/*") || endswith(r, ":kms:*"))])
    # Who may do everything is told so by another rule.
    admin     = any([for a in each.actions : contains(["*", "*:*"], a)])
    # In a key's own policy "*" is the key.
    of_key    = length(each.principals) > 0
  }
  condition = !(each.allows && local.any_key) || local.admin || local.of_key || length(each.conditions) > 0 || !action_matches(each.actions, local.decrypts)
  at        = any([for a in each.actions : action_matches(a, local.decrypts)])
  message   = "statement allows to decrypt with every key"
}
