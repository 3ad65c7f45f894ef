rule {
  title      = "Redshift cluster uses the default database name"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "A database named `dev` is the first that an attacker tries, and a name that says nothing is easily mistaken for another."
  help       = "Give the first database a name of its own when the cluster is created."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-9"]
  aliases    = ["CKV_AWS_320"]
  controls = {
    "fsbp" = ["Redshift.9"]
  }

  target = "aws.redshift.cluster"
  # What is restored has the databases of its snapshot.
  when      = !self.restored
  condition = lower(coalesce(self.database_name, "dev")) != "dev"
  at        = self.database_name
  message   = "first database has the default name `dev`"
}
