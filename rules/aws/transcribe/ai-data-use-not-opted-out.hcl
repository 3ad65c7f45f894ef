rule {
  title      = "Organization lets its content be used to improve AI services"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Unless a policy of the organization says no, voice and text may be kept, and used to train the services."
  help       = "Attach a policy of type `AISERVICES_OPT_OUT_POLICY` to the root, with `optOut` for all services or for `transcribe`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/opt-out.html",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out.html",
  ]
  aliases = ["guide:transcribe-ai-data-use-not-opted-out"]
  controls = {}

  target    = "aws.organizations.organization"
  condition = any([for p in nodes("aws.organizations.ai_policy") : coalesce(p.attached, false)])
  message   = "no policy opts the organization out"
}
