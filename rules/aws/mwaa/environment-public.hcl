rule {
  title      = "MWAA environment has a public web server"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "The Airflow interface can be reached from the internet, so that IAM alone keeps attackers from your workflows."
  help       = "Set the access mode of the web server to `PRIVATE_ONLY`, and reach it through the VPC."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html",
  ]
  aliases = ["CKV2_AWS_66"]
  controls = {}

  target    = "aws.mwaa.environment"
  condition = self.webserver_access_mode != "PUBLIC_ONLY"
  message   = "web server is public"
}
