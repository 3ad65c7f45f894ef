rule {
  title      = "Public hosted zone is not signed with DNSSEC"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A resolver cannot tell forged answers from true ones, so users can be led to servers of an attacker."
  help       = "Create a key-signing key, enable DNSSEC signing for the zone, and publish the DS record in the parent zone."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html"]
  aliases = ["CKV2_AWS_38"]
  controls = {}

  target    = "aws.route53.zone"
  when      = !self.private
  condition = self.signed
  message   = "answers of the zone are not signed"
}
