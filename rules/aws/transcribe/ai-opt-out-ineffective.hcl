rule {
  title      = "Policy against the use of content by AI services has no effect"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The values are case sensitive, and a policy that is attached to nothing holds for nobody: content is used as before."
  help       = "Write `optOut` exactly, and attach the policy to the root, a unit or an account."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/opt-out.html",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out.html",
  ]
  aliases = ["guide:transcribe-ai-opt-out-ineffective"]
  controls = {}

  target = "aws.organizations.ai_policy"
  locals {
    every = self.content.services.default.opt_out_policy["@@assign"]
    own   = self.content.services.transcribe.opt_out_policy["@@assign"]
  }
  condition = self.attached && coalesce(coalesce(local.own, local.every) == "optOut", false)
  message   = "the policy opts nobody out of the use by Transcribe"
}
