rule {
  title      = "Function that anybody may call reads all data of a kind"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "The address asks nobody who they are, and the function acts with its own role: a hole in its code opens every bucket, table or secret of the account."
  help       = "Let the function URL ask for `AWS_IAM`, and name in the policy of the role what the function needs."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"]
  aliases = []
  controls = {}

  target = "aws.lambda.exposure"
  locals {
    reads = [
      for s in self.grants : s
      if any([
        for a in ["s3:GetObject", "dynamodb:GetItem", "secretsmanager:GetSecretValue"] : coalesce(known(grants(s, a, "*")), false)
      ])
    ]
  }
  when      = self.function != null
  condition = coalesce(length(local.reads), 0) == 0
  at        = self.authorization
  path = [
    step(self.authorization, "nobody is asked who they are"),
    step(self.function, "runs what comes in"),
    step(local.reads, "with a role that reads all data of a kind"),
  ]
  message = "from the internet through the function to all data of a kind"
}
