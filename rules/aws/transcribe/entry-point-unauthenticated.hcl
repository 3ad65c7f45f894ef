rule {
  title      = "Anybody can have recordings transcribed"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "The way in asks nobody who they are, and the function behind it acts with its own role: strangers start jobs at your cost and with your rights."
  help       = "Use `AWS_IAM`, Cognito or a JWT authorizer on the route, method or function URL."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/infrastructure-security.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  ]
  aliases = ["guide:transcribe-entry-point-unauthenticated"]
  controls = {}

  target    = "aws.transcribe.open_entry"
  when      = self.function != null
  condition = !coalesce(self.role.starts_jobs, false)
  at        = self.authorization
  path      = [
    step(self.authorization, "nobody is asked who they are"),
    step(self.function, "runs what comes in"),
    step(self.role.statements, "and may start jobs"),
  ]
  message = "a way in that anybody may use starts transcription jobs"
}
