rule {
  title      = "AmazonTranscribeFullAccess is attached"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The policy allows everything in Transcribe, and reading every bucket with `transcribe` in its name, also those of other accounts."
  help       = "Attach a policy of your own with the actions and buckets that are needed; `AmazonTranscribeReadOnlyAccess` serves those who only look."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonTranscribeFullAccess.html",
  ]
  aliases = ["guide:transcribe-full-access-managed-policy"]
  controls = {}

  target    = "aws.iam.attachment"
  condition = refers(self.policy) || !coalesce(
    endswith(self.policy, "/AmazonTranscribeFullAccess") || self.policy == "AmazonTranscribeFullAccess", false,
  )
  at      = self.policy
  message = "AmazonTranscribeFullAccess is attached"
}
