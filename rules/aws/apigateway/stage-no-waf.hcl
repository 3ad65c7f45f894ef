rule {
  title      = "API Gateway stage has no web ACL"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Nothing filters requests before they reach the API: neither known attacks nor floods from single addresses are stopped."
  help       = "Associate an AWS WAF web ACL with the stage, with managed rule groups and a rate limit."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4",
  ]
  aliases = [
    "CKV2_AWS_29",
    "kics:a186e82c-1078-4a7b-85d8-579561fde884",
    "kics:fcbf9019-566c-4832-a65c-af00d8137d2b",
  ]
  controls = {
    "fsbp" = ["APIGateway.4"]
    "nist-800-53-r5" = ["AC-4(21)"]
  }

  target = "aws.apigateway.stage"
  # A private API is called from VPCs alone.
  when      = !self.private
  condition = length(self.web_acls) > 0
  at        = self.web_acls
  message   = "no web ACL filters the requests to the stage"
}
