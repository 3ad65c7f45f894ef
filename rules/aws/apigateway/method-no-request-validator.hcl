rule {
  title      = "API Gateway method does not validate requests"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Requests without required parameters, or with bodies that fit no model, reach the backend, which has to be right about all of them."
  help       = "Create a request validator and name it in the method, with models for the bodies."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"]
  aliases = ["CKV2_AWS_53"]
  controls = {}

  target    = "aws.apigateway.method"
  when      = !self.preflight
  condition = present(self.request_validator)
  at        = self.request_validator
  message   = "method passes requests on unchecked"
}
