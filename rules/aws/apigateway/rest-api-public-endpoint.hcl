rule {
  title      = "REST API is reachable from the internet"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Anybody can try the API; only its authorization stands between the internet and what is behind it."
  help       = "Make an API that only your own networks need a `PRIVATE` one with an interface VPC endpoint; ignore this rule for an API that is meant for the public."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html"]
  aliases = [
    "kics:4a8daf95-709d-4a36-9132-d3e19878fa34",
    "kics:6b2739db-9c49-4db7-b980-7816e0c248c1",
    "kics:6b5b0313-771b-4319-ad7a-122ee78700ef",
    "terrascan:AC_AWS_0011",
    "guard:API_GW_ENDPOINT_TYPE_CHECK",
  ]
  controls = {}

  target    = "aws.apigateway.rest_api"
  condition = self.private
  at        = self.endpoint_types
  message   = "API has a public endpoint"
}
