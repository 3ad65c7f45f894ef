rule {
  title      = "Role that starts transcription jobs may pass a role that reads more than itself"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Transcribe acts with the role that is passed to it: through a job the caller reads recordings that it may not read itself."
  help       = "Let the role that is passed read no more buckets than the caller, or bind the caller's jobs to one output bucket by the condition `transcribe:OutputBucketName`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security-iam.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  ]
  aliases = ["guide:transcribe-pass-role-escalation"]
  controls = {}

  target = "aws.transcribe.role"
  # The roles that its policies name in a grant of iam:PassRole.
  each = flatten([
    for s in self.statements : [
      for r in s.resources : { at = r, role = node(named(r), "aws.transcribe.role") }
      if node(named(r), "aws.transcribe.role") != null
    ]
    if s.allows && action_matches(s.actions, "iam:PassRole")
  ])
  locals {
    all = any([for r in self.reads : is_wildcard(r)])
    # What is bound to an output bucket sends no transcript elsewhere.
    free = any([
      for s in self.statements : s.allows && action_matches(s.actions, [
        "transcribe:StartTranscriptionJob", "transcribe:StartMedicalTranscriptionJob", "transcribe:StartCallAnalyticsJob",
        "transcribe:StartMedicalScribeJob",
      ]) && !any([for c in s.conditions : startswith(lower(c.key), "transcribe:output")])
    ])
    wider = [for r in each.role.reads : r if !any([for own in self.reads : same(own, r)])]
  }
  when      = self.starts_jobs && coalesce(each.role.trusted, false)
  condition = coalesce(local.all || !local.free || length(local.wider) == 0, true)
  at        = each.at
  path = [
    step(each.at, "the role may be passed on"),
    step(each.role, "Transcribe may take it on"),
    step(local.wider, "and so the caller reads what it may not read itself"),
  ]
  message = "through Transcribe a role reads more than itself"
}
