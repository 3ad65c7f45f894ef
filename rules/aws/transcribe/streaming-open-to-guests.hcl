rule {
  title      = "Guests may transcribe"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Whoever knows the id of the identity pool gets credentials, without signing in, and transcribes at your cost."
  help       = "Give the right to the role of those who signed in, and turn guests off."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/infrastructure-security.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html",
  ]
  aliases = ["guide:transcribe-streaming-open-to-guests"]
  controls = {}

  target = "aws.transcribe.guest_role"
  locals {
    role = node(self.guest, "aws.transcribe.role")
  }
  when      = present(self.guest) && coalesce(local.role.calls, false)
  condition = !coalesce(local.role.streams || local.role.starts_jobs, false)
  at        = self.guest
  path      = [step(self.guest, "guests get this role"), step(local.role.statements, "which may transcribe")]
  message   = "guests of the identity pool may transcribe"
}
