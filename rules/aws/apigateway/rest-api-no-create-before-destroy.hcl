rule {
  title      = "REST API is destroyed before its successor exists"
  severity   = "low"
  topic      = "resilience"
  why        = "Whenever the API has to be replaced, Terraform deletes it first, and there is no API until the new one is deployed."
  help       = "Set `create_before_destroy = true` in the API's `lifecycle` block."
  confidence = "low"
  refs       = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api"]
  aliases = ["CKV_AWS_237"]
  controls = {}

  target    = "aws.apigateway.rest_api"
  condition = self.create_before_destroy
  message   = "API is destroyed before its successor is created"
}
