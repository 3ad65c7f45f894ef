rule {
  title      = "Role that starts transcription jobs may pass a role to any service"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "A role that is meant for Transcribe can be passed to whatever else it trusts, for example a function."
  help       = "Add the condition `iam:PassedToService` with `transcribe.amazonaws.com`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_troubleshoot.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html",
  ]
  aliases = ["guide:transcribe-pass-role-service-open"]
  controls = {}

  target    = "aws.transcribe.role"
  each      = self.statements
  when      = self.calls && coalesce(known(each.allows && any([for a in each.actions : lower(a) == "iam:passrole"])), false)
  condition = coalesce(any([for c in each.conditions : lower(c.key) == "iam:passedtoservice"]), false)
  at        = any([for a in each.actions : lower(a) == "iam:passrole"])
  message   = "iam:PassRole is not limited to Transcribe"
}
