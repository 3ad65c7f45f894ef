rule {
  title      = "OpenSearch domain uses the VPC's default security group"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Everything in the VPC that names no security group is in the default one too, and may reach the domain."
  help       = "Name a security group that lets in the domain's clients only."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html"]
  aliases    = ["CKV_AWS_248"]
  controls   = {}

  target    = "aws.opensearch.domain"
  when      = self.in_vpc
  condition = length(self.security_groups) > 0
  message   = "no security group is named, so the VPC's default one is used"
}
