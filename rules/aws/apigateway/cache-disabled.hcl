rule {
  title      = "API Gateway caches no responses"
  severity   = "low"
  topic      = "resilience"
  why        = "Every request goes through to what stands behind the API, which a burst of the same requests can overload."
  help       = "Turn the cache on where responses may be used again, and encrypt it; leave it off where every response differs."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html"]
  aliases = [
    "CKV_AWS_120",
    "CKV_AWS_225",
    "AWS-0190",
    "kics:52790cad-d60d-41d5-8483-146f9f21208d",
    "kics:60a05ede-0a68-4d0d-a58f-f538cf55ff79",
  ]
  controls = {}

  target    = "aws.apigateway.cache"
  condition = self.enabled
  message   = "responses are not cached"
}
