rule {
  title      = "Data is open"
  severity   = "medium"
  topic      = "best-practices"
  why        = "Open data is read by people who should not."
  help       = "Close it."
  confidence = "high"
  refs       = ["https://example.com/open"]
  aliases    = ["ACME_1"]
  controls   = {}

  target    = "terraform_data"
  condition = coalesce(self.input, "closed") != "open"
  at        = self.input
  message   = "input is open"
}
