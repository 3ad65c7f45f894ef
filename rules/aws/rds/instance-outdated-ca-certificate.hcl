rule {
  title      = "RDS instance uses an expired certificate authority"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The certificates of `rds-ca-2019` and earlier authorities have expired: clients that verify the server can no longer connect, so that verification gets turned off."
  help       = "Use `rds-ca-rsa2048-g1` or another current authority, and give clients its bundle."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html"]
  aliases = [
    "CKV_AWS_211",
    "kics:9f40c07e-699e-4410-8856-3ba0f2e3a2dd",
    "terrascan:AC_AWS_0057",
  ]
  controls = {}

  target    = "aws.rds.instance"
  condition = !startswith(lower(self.ca_certificate), "rds-ca-20")
  at        = self.ca_certificate
  message   = "certificate authority `${self.ca_certificate}` has expired"
}
