rule {
  title      = "Athena workgroup does not say how query results are encrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Results hold the data that queries selected; whether they are encrypted with a key of yours is left to each client and to the bucket."
  help       = "Set an encryption option for query results, best `SSE_KMS` with a KMS key."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
  ]
  aliases = [
    "CKV_AWS_159",
    "AWS-0006",
    "kics:d364984a-a222-4b5f-a8b0-e23ab19ebff3",
    "tfsec:aws-athena-enable-at-rest-encryption",
  ]
  controls = {
    "fsbp" = ["Athena.1"]
  }

  target    = "aws.athena.workgroup"
  condition = present(self.result_encryption) || self.managed_results
  at        = self.result_encryption
  message   = "workgroup sets no encryption of query results"
}
