rule {
  title      = "API Gateway publishes no metrics of its methods"
  severity   = "low"
  topic      = "monitoring"
  why        = "Counts, latencies and errors are known for the stage as a whole only, so one failing or abused method does not show."
  help       = "Turn detailed CloudWatch metrics on for all methods (`*/*`)."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html"]
  aliases = [
    "kics:081069cb-588b-4ce1-884c-2a1ce3029fe5",
    "kics:5d3c1807-acb3-4bb0-be4e-0440230feeaf",
    "terrascan:AC_AWS_0007",
  ]
  controls = {}

  target    = "aws.apigateway.method_settings"
  condition = self.metrics
  message   = "no metrics are published for the methods"
}
