rule {
  title      = "User with a long-term access key may use Transcribe"
  severity   = "high"
  topic      = "best-practices"
  why        = "Keys that do not expire are copied, committed and lost; with them anybody reads what was said."
  help       = "Use a role: of the function or instance, through IAM Identity Center, or through Roles Anywhere."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security-best-practices.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/security-iam.html",
  ]
  aliases = ["guide:transcribe-long-term-access-key"]
  controls = {}

  target    = "aws.transcribe.access_key"
  when      = self.user != null
  condition = !coalesce(self.user.calls, false)
  at        = self.name
  path      = [step(self.name, "a key that does not expire"), step(self.user.statements, "of a user who may use Transcribe")]
  message   = "a long-term key opens Transcribe"
}
