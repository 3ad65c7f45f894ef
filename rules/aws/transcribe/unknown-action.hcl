rule {
  title      = "IAM policy names an action that Transcribe does not have"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "IAM takes any name: an Allow of a misspelt action grants nothing, a Deny of it protects nothing."
  help       = "Use the names of the service authorization reference, with the prefix `transcribe:` for streaming too."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_service-with-iam.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranscribe.html",
  ]
  aliases = ["guide:transcribe-unknown-action"]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    actions = [
      "CreateCallAnalyticsCategory", "CreateLanguageModel", "CreateMedicalVocabulary", "CreateVocabulary",
      "CreateVocabularyFilter", "DeleteCallAnalyticsCategory", "DeleteCallAnalyticsJob", "DeleteLanguageModel",
      "DeleteMedicalScribeJob", "DeleteMedicalTranscriptionJob", "DeleteMedicalVocabulary", "DeleteTranscriptionJob",
      "DeleteVocabulary", "DeleteVocabularyFilter", "DescribeLanguageModel", "GetCallAnalyticsCategory",
      "GetCallAnalyticsJob", "GetMedicalScribeJob", "GetMedicalScribeStream", "GetMedicalTranscriptionJob",
      "GetMedicalVocabulary", "GetTranscriptionJob", "GetVocabulary", "GetVocabularyFilter",
      "ListCallAnalyticsCategories", "ListCallAnalyticsJobs", "ListLanguageModels", "ListMedicalScribeJobs",
      "ListMedicalTranscriptionJobs", "ListMedicalVocabularies", "ListTagsForResource", "ListTranscriptionJobs",
      "ListVocabularies", "ListVocabularyFilters", "StartCallAnalyticsJob", "StartCallAnalyticsStreamTranscription",
      "StartCallAnalyticsStreamTranscriptionWebSocket", "StartMedicalScribeJob", "StartMedicalScribeStream",
      "StartMedicalStreamTranscription", "StartMedicalStreamTranscriptionWebSocket", "StartMedicalTranscriptionJob",
      "StartStreamTranscription", "StartStreamTranscriptionWebSocket", "StartTranscriptionJob", "TagResource",
      "UntagResource", "UpdateCallAnalyticsCategory", "UpdateLanguageModel", "UpdateMedicalVocabulary",
      "UpdateVocabulary", "UpdateVocabularyFilter",
    ]
    named = [
      for a in concat(each.actions, each.not_actions) : a
      if coalesce(known(startswith(lower(a), "transcribe:") || startswith(lower(a), "transcribestreaming:")), false)
    ]
    strange = [for a in local.named : a if !any([for k in local.actions : action_matches(a, "transcribe:${k}")])]
  }
  when      = mentioned("transcribe") && length(local.named) > 0
  condition = length(local.strange) == 0
  at = any([
    for a in concat(each.actions, each.not_actions) :
    startswith(lower(a), "transcribe") && !any([for k in local.actions : action_matches(a, "transcribe:${k}")])
  ])
  message   = "there is no action ${join(", ", local.strange)}"
}
