rule {
  title      = "Lambda function URL asks for no authentication"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Anybody on the internet who knows or guesses the address can run the function, at your cost."
  help       = "Set the authorization type to `AWS_IAM`, or put CloudFront or API Gateway with authorization in front."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  ]
  aliases = ["CKV_AWS_258"]
  controls = {}

  target    = "aws.lambda.function_url"
  condition = coalesce(self.authorization != "NONE", true)
  at        = self.authorization
  message   = "function URL asks for no authentication"
}
