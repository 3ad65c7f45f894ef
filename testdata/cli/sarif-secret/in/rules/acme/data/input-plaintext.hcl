rule {
  title      = "Secret is written in the code"
  severity   = "info"
  topic      = "data-protection"
  why        = "Everybody who can read the code knows it."
  help       = "Take it from a secret store."
  confidence = "low"
  refs       = []
  aliases    = []
  controls   = {}

  target    = "terraform_data"
  condition = !coalesce(plaintext(self.input), false)
  message   = "the input is written in the code"
}
