rule {
  title      = "Address of the media of a transcription job carries credentials, or no TLS"
  severity   = "high"
  topic      = "data-protection"
  why        = "Addresses are logged and shown: a signed query or a password in one gives access to whoever reads it."
  help       = "Give the address as `s3://bucket/key`, and let the role of the caller or the data access role decide."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html",
  ]
  aliases = ["guide:transcribe-media-address-with-credentials"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    addresses = concat(
      self.request.media.mediafileuri, self.request.media.redactedmediafileuri, self.request.vocabularyfileuri,
      self.request.vocabularyfilterfileuri, self.request.inputdataconfig.s3uri,
    )
  }
  condition = !any([
    for a in local.addresses : coalesce(known(matches(a, "^http://|://[^/@]*:[^/@]*@|[?&]X-Amz-Signature=")), false)
  ])
  message = "the address of the media carries credentials or has no TLS"
}
