resource "aws_mwaa_environment" "on" {
  name        = "on"
  dag_s3_path = "dags/"

  logging_configuration {
    worker_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}
