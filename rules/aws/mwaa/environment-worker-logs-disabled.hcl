rule {
  title      = "MWAA environment keeps no worker logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "What the workers did and why they failed is kept nowhere."
  help       = "Enable the worker logs in the logging configuration, at level `INFO` or `WARNING`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html",
  ]
  aliases = ["CKV_AWS_243"]
  controls = {}

  target    = "aws.mwaa.environment"
  condition = self.worker_logs
  message   = "worker logs are not kept"
}
