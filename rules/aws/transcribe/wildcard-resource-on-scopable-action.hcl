rule {
  title      = "IAM policy allows reading or changing every Transcribe resource"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "The action can be limited to named jobs, vocabularies or models; on all resources it reaches those of every other application too."
  help       = "Name the resources, for example `arn:aws:transcribe:eu-west-1:111122223333:transcription-job/calls-*`, in a statement of their own; actions that start, create or list need `*`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_service-with-iam.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html",
  ]
  aliases = ["guide:transcribe-wildcard-resource-on-scopable-action"]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    of_transcribe = coalesce(known(any([for a in each.actions : startswith(lower(a), "transcribe:")])), false)
    # Actions that a resource can be named for.
    scopable = [
      "transcribe:DeleteLanguageModel", "transcribe:DeleteMedicalScribeJob", "transcribe:DeleteMedicalTranscriptionJob",
      "transcribe:DeleteMedicalVocabulary", "transcribe:DeleteTranscriptionJob", "transcribe:DeleteVocabulary",
      "transcribe:DeleteVocabularyFilter", "transcribe:DescribeLanguageModel", "transcribe:GetMedicalScribeJob",
      "transcribe:GetMedicalTranscriptionJob", "transcribe:GetMedicalVocabulary", "transcribe:GetTranscriptionJob",
      "transcribe:GetVocabulary", "transcribe:GetVocabularyFilter", "transcribe:UpdateLanguageModel",
      "transcribe:UpdateMedicalVocabulary", "transcribe:UpdateVocabulary", "transcribe:UpdateVocabularyFilter",
    ]
    # All of Transcribe is another finding.
    found = [
      for a in each.actions : a
      if startswith(lower(a), "transcribe:") && !action_matches(a, "transcribe:StartTranscriptionJob")
      && any([for s in local.scopable : action_matches(a, s)])
    ]
    # By tags of the resource.
    by_tag = any([for c in each.conditions : startswith(lower(c.key), "aws:resourcetag/")])
    any_resource = any([for r in each.resources : coalesce(known(r == "*" || matches(r, "^arn:[^:]*:transcribe:[^:]*:[^:]*:[*]$")), false)])
  }
  when      = mentioned("transcribe") && each.allows && local.of_transcribe && local.any_resource
  condition = length(local.found) == 0 || local.by_tag
  at        = each.resources
  message   = "policy allows ${join(", ", local.found)} on every resource"
}
