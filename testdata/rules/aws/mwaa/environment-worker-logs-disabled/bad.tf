resource "aws_mwaa_environment" "none" { # expect: aws-mwaa-environment-worker-logs-disabled
  name        = "none"
  dag_s3_path = "dags/"
}

resource "aws_mwaa_environment" "off" {
  name        = "off"
  dag_s3_path = "dags/"

  logging_configuration {
    task_logs {
      enabled = true
    }
    worker_logs {
      enabled   = false # expect: aws-mwaa-environment-worker-logs-disabled
      log_level = "INFO"
    }
  }
}
