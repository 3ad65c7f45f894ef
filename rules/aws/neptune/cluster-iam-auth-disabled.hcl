rule {
  title      = "Neptune cluster does not authenticate its callers"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Without IAM authentication whoever reaches the endpoint over the network may query and change the graph."
  help       = "Turn IAM database authentication on and let clients sign their requests."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-7",
  ]
  aliases = [
    "CKV_AWS_359",
    "kics:a3aa0087-8228-4e7e-b202-dc9036972d02",
    "kics:c91d7ea0-d4d1-403b-8fe1-c9961ac082c5",
  ]
  controls = {
    "fsbp" = ["Neptune.7"]
  }

  target    = "aws.neptune.cluster"
  condition = self.iam_authentication
  message   = "IAM authentication is off"
}
