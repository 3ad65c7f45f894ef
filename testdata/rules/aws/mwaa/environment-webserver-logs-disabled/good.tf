resource "aws_mwaa_environment" "on" {
  name        = "on"
  dag_s3_path = "dags/"

  logging_configuration {
    webserver_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}
