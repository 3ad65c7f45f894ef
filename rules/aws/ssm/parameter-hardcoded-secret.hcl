rule {
  title      = "Parameter's secret stands in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever can read the repository, its history or the state knows the secret."
  help       = "Take the value from a generated password, from Secrets Manager or from an input that is not committed, and change the secret."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html"]
  aliases = ["CKV_AWS_384"]
  controls = {}

  target = "aws.ssm.parameter"
  locals {
    # By its name it is a secret, rather than the name, the place or the age of one.
    secret_name = coalesce(
      matches(lower(self.name), "(secret|passw(or)?d|api_?-?key|access_?-?key|private_?-?key|token)[0-9]*$"),
      false,
    )
    # Long, of letters and digits, neither a place nor a placeholder.
    secret_value = coalesce(
      matches(self.value, "^[A-Za-z0-9+=_.!@#%^&*-][A-Za-z0-9+/=_.!@#%^&*-]{11,}$")
      && matches(self.value, "[0-9]") && matches(self.value, "[A-Za-z]")
      && !matches(lower(self.value), "^arn:|example|placeholder|change|dummy|replace|todo|test|localhost|[.](com|net|org|io|local)$"),
      false,
    )
  }
  condition = !(local.secret_name && coalesce(plaintext(self.value), false) && local.secret_value)
  at        = self.value
  message   = "secret is written into the code"
}
