rule {
  title      = "API Gateway route takes requests from anybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Without authorization whoever knows the address can call what stands behind the route."
  help       = "Set the authorization type to `JWT`, `AWS_IAM` or `CUSTOM` and name the authorizer; for a WebSocket API on the route `$connect`."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8",
  ]
  aliases = ["CKV_AWS_309"]
  controls = {
    "fsbp" = ["APIGateway.8"]
    "nist-800-53-r5" = ["AC-3", "CM-2", "CM-2(2)"]
  }

  target    = "aws.apigateway.route"
  when      = !self.open_by_design
  condition = upper(self.authorization) != "NONE"
  message   = "route needs no authorization"
}
