rule {
  title      = "API Gateway stage does not trace requests"
  severity   = "low"
  topic      = "monitoring"
  why        = "A slow or failing request cannot be followed from the API through what stands behind it."
  help       = "Turn X-Ray tracing on for the stage."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3",
  ]
  aliases = [
    "CKV_AWS_73",
    "AWS-0003",
    "AWS-0111",
    "kics:4ab10c48-bedb-4deb-8f3b-ff12783b61de",
    "kics:5813ef56-fa94-406a-b35d-977d4a56ff2b",
    "kics:c757c6a3-ac87-4b9d-b28d-e5a5add6a315",
    "terrascan:AC_AWS_0015",
    "tfsec:aws-api-gateway-enable-tracing",
  ]
  controls = {
    "fsbp" = ["APIGateway.3"]
    "nist-800-53-r5" = ["CA-7"]
  }

  target    = "aws.apigateway.stage"
  condition = self.tracing
  message   = "stage does not trace requests with X-Ray"
}
