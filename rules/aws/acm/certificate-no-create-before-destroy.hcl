rule {
  title      = "Certificate is destroyed before its successor exists"
  severity   = "low"
  topic      = "resilience"
  why        = "Whenever the certificate is replaced, Terraform deletes the old one first, which fails while a load balancer or a distribution uses it."
  help       = "Set `create_before_destroy = true` in the certificate's `lifecycle` block."
  confidence = "medium"
  refs       = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate"]
  aliases = ["CKV_AWS_233"]
  controls = {}

  target    = "aws.acm.certificate"
  condition = self.create_before_destroy
  message   = "certificate is destroyed before its successor is created"
}
