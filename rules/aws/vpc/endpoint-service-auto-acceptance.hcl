rule {
  title      = "Endpoint service accepts every connection"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Every principal that is allowed to find the service can connect from its VPC without anybody looking at it."
  help       = "Require acceptance, and accept connections one by one."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html"]
  aliases = ["CKV_AWS_123"]
  controls = {}

  target    = "aws.vpc.endpoint_service"
  condition = self.acceptance_required
  at        = self.acceptance_required
  message   = "connections need no acceptance"
}
