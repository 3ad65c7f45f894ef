rule {
  title      = "Public Redshift cluster has an administrator name that is easy to guess"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Anybody who reaches the endpoint has half of the credentials and only needs to guess the password."
  help       = "Make the cluster private, and give its administrator a name of your own."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-8",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1",
  ]
  aliases  = ["CKV_AWS_391"]
  controls = {}

  target    = "aws.redshift.cluster"
  when      = self.public
  condition = !contains(["admin", "administrator", "awsuser", "root", "master"], lower(coalesce(self.master_username, "")))
  at        = self.master_username
  message   = "public cluster's administrator is called `${self.master_username}`"
}
