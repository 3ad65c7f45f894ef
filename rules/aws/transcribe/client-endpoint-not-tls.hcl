rule {
  title      = "Caller of Transcribe is told to use no TLS, or not to check it"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Recordings and credentials go over the network in clear text, or to whoever answers in the place of the service."
  help       = "Leave the endpoint of the SDK as it is, or give it an `https://` address, and do not turn verification off."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/infrastructure-security.html"]
  aliases = ["guide:transcribe-client-endpoint-not-tls"]
  controls = {}

  target = "aws.transcribe.caller"
  condition = !any([
    for k, v in self.environment : coalesce(known(
      startswith(k, "AWS_ENDPOINT_URL") && startswith(tostring(v), "http://")
      || k == "NODE_TLS_REJECT_UNAUTHORIZED" && tostring(v) == "0"
      || k == "PYTHONHTTPSVERIFY" && tostring(v) == "0"
    ), false)
  ])
  message = "the environment turns TLS off, or its verification"
}
