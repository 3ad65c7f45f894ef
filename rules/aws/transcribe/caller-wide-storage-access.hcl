rule {
  title      = "Role that starts transcription jobs reads or writes every bucket"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Transcribe reads and writes with the rights of the caller or of the data access role: through a job they reach every recording and every other object of the account."
  help       = "Allow `s3:GetObject` on the input bucket and `s3:PutObject` on the output bucket, by their ARNs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-caller-wide-storage-access"]
  controls = {}

  target = "aws.transcribe.role"
  each   = self.statements
  locals {
    s3 = any([for a in each.actions : startswith(lower(a), "s3:")])
    all_of_s3 = any([for a in each.actions : lower(a) == "s3:*"])
  }
  when = coalesce(known(each.allows && local.s3), false)
  condition = coalesce(
    !local.all_of_s3 && !grants(each, "s3:GetObject", "*") && !grants(each, "s3:PutObject", "*"), true,
  )
  at        = local.all_of_s3 ? each.actions : each.resources
  message   = "a role that Transcribe works with may use every bucket"
}
