rule {
  title      = "MWAA environment keeps no scheduler logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "Errors of the scheduler, and why tasks did not start, are kept nowhere."
  help       = "Enable the scheduler logs in the logging configuration, at level `INFO` or `WARNING`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html",
  ]
  aliases = ["CKV_AWS_242"]
  controls = {}

  target    = "aws.mwaa.environment"
  condition = self.scheduler_logs
  message   = "scheduler logs are not kept"
}
