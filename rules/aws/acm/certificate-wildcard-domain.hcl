rule {
  title      = "Certificate is for all names of a domain"
  severity   = "low"
  topic      = "data-protection"
  why        = "Whoever gets the private key, or control of one server that uses it, can pass for every name below the domain."
  help       = "Request certificates for the names that are used; ACM renews them by itself."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html"]
  aliases = [
    "CKV2_AWS_71",
    "kics:cc8b294f-006f-4f8f-b5bb-0a9140c33131",
  ]
  controls = {}

  target    = "aws.acm.certificate"
  condition = !any([for d in self.domains : coalesce(strcontains(d, "*"), false)])
  message   = "certificate is for all names of a domain"
}
