rule {
  title      = "CloudSearch domain accepts requests without TLS"
  severity   = "high"
  topic      = "data-protection"
  why        = "Queries and documents can be read or changed on the way to the domain."
  help       = "Require HTTPS in the domain's endpoint options."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html"]
  aliases    = ["CKV_AWS_220"]
  controls   = {}

  target    = "aws.cloudsearch.domain"
  condition = self.enforce_https
  message   = "domain accepts plain HTTP"
}
