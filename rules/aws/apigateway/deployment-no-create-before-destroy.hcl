rule {
  title      = "API Gateway deployment is destroyed before its successor exists"
  severity   = "low"
  topic      = "resilience"
  why        = "Whenever the deployment is replaced, Terraform deletes it while the stage still points at it: the change fails, or the API is down in between."
  help       = "Set `create_before_destroy = true` in the deployment's `lifecycle` block."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment",
  ]
  aliases = ["CKV_AWS_217"]
  controls = {}

  target    = "aws.apigateway.deployment"
  condition = self.create_before_destroy
  message   = "deployment is destroyed before its successor is created"
}
