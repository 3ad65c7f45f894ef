rule {
  title      = "IAM policy allows all of Transcribe"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever may do everything can delete transcripts, vocabularies and models of others, and start jobs that write to any bucket."
  help       = "List the actions that are needed, for example `transcribe:StartTranscriptionJob` and `transcribe:GetTranscriptionJob`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html",
  ]
  aliases = ["guide:transcribe-wildcard-action"]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    of_transcribe = coalesce(known(any([for a in each.actions : startswith(lower(a), "transcribe:")])), false)
    wide = [
      for a in each.actions : a
      if startswith(lower(a), "transcribe:") && action_matches(a, "transcribe:StartTranscriptionJob")
      && action_matches(a, "transcribe:DeleteTranscriptionJob")
    ]
    starts  = any([for a in each.actions : lower(a) == "transcribe:start*"])
    deletes = any([for a in each.actions : lower(a) == "transcribe:delete*"])
  }
  when      = mentioned("transcribe") && each.allows && local.of_transcribe
  condition = length(local.wide) == 0 && !(local.starts && local.deletes)
  at        = any([for a in each.actions : startswith(lower(a), "transcribe:") && endswith(a, "*")])
  message   = "policy allows starting and deleting alike, by a wildcard"
}
