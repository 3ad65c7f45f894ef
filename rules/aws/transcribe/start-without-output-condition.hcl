rule {
  title      = "IAM policy lets transcripts be written to any bucket"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Who may start jobs chooses where the transcript goes: to any bucket that can be reached, or to the one of the service. No resource limits that, only a condition does."
  help       = "Add a condition on `transcribe:OutputBucketName` (`transcribe:OutputLocation` for Call Analytics), and one on `transcribe:OutputEncryptionKMSKeyId`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html",
  ]
  aliases = ["guide:transcribe-start-without-output-condition"]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    of_transcribe = coalesce(known(any([for a in each.actions : startswith(lower(a), "transcribe:")])), false)
    named = ["transcribe:StartTranscriptionJob", "transcribe:StartMedicalTranscriptionJob", "transcribe:StartMedicalScribeJob"]
    jobs = any([
      for a in each.actions : startswith(lower(a), "transcribe:") && any([for s in local.named : action_matches(a, s)])
    ])
    analytics = any([
      for a in each.actions : startswith(lower(a), "transcribe:") && action_matches(a, "transcribe:StartCallAnalyticsJob")
    ])
    bucket   = any([for c in each.conditions : lower(c.key) == "transcribe:outputbucketname"])
    location = any([for c in each.conditions : lower(c.key) == "transcribe:outputlocation"])
  }
  when      = mentioned("transcribe") && each.allows && local.of_transcribe
  condition = (!local.jobs || local.bucket) && (!local.analytics || local.location)
  at        = any([for a in each.actions : startswith(lower(a), "transcribe:") && (
    any([for s in local.named : action_matches(a, s)]) || action_matches(a, "transcribe:StartCallAnalyticsJob")
  )])
  message = "whoever has this policy chooses the bucket that transcripts go to"
}
