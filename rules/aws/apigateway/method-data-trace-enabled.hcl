rule {
  title      = "API Gateway logs requests and responses in full"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Bodies, headers and query strings, with the tokens, passwords and personal data in them, stand in the log for everybody who may read it."
  help       = "Turn data tracing off outside of debugging; access logs and the logging level `INFO` or `ERROR` tell enough."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"]
  aliases = ["CKV_AWS_276"]
  controls = {}

  target    = "aws.apigateway.method_settings"
  condition = !self.data_trace
  at        = self.data_trace
  message   = "requests and responses are logged in full"
}
