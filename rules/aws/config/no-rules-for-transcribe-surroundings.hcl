rule {
  title      = "AWS Config records and judges nothing"
  severity   = "low"
  topic      = "compliance"
  why        = "Recorded configurations tell nobody that a bucket became public or a key stopped rotating."
  help       = "Add rules or a conformance pack for buckets, keys, trails and policies."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/transcribe-compliance.html"]
  aliases = ["guide:config-no-rules-for-transcribe-surroundings"]
  controls = {}

  target    = "aws.transcribe.account"
  when      = self.first
  condition = length(nodes("aws.config.recorder")) == 0 || length(nodes("aws.config.rule")) > 0
  message   = "AWS Config has no rules"
}
