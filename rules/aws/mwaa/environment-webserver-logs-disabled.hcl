rule {
  title      = "MWAA environment keeps no webserver logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "Who signed in to the Airflow interface, and what went wrong there, is kept nowhere."
  help       = "Enable the webserver logs in the logging configuration, at level `INFO` or `WARNING`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html",
  ]
  aliases = ["CKV_AWS_244"]
  controls = {}

  target    = "aws.mwaa.environment"
  condition = self.webserver_logs
  message   = "webserver logs are not kept"
}
