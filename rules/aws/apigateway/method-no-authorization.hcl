rule {
  title      = "API Gateway method takes requests from anybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Without authorization or an API key whoever knows the address can call what stands behind the method."
  help       = "Set the authorization to `AWS_IAM`, a Cognito user pool or an authorizer of your own; an API key alone only tells callers apart."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"]
  aliases = [
    "CKV2_AWS_70",
    "CKV_AWS_59",
    "AWS-0004",
    "kics:1056dfbb-5802-4762-bf2b-8b9b9684b1b0",
    "kics:15ccec05-5476-4890-ad19-53991eba1db8",
    "cfn_nag:W59",
    "terrascan:AC_AWS_0439",
    "tfsec:aws-api-gateway-no-public-access",
    "guard:API_GW_METHOD_AUTHORIZATION_TYPE_RULE",
  ]
  controls = {}

  target = "aws.apigateway.method"
  # A policy of the API may say who calls.
  when      = !self.preflight && !self.restricted_api
  condition = upper(self.authorization) != "NONE" || self.api_key
  at        = self.authorization
  message   = "method needs neither authorization nor an API key"
}
