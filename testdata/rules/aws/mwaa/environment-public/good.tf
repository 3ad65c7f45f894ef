resource "aws_mwaa_environment" "default" {
  name        = "default"
  dag_s3_path = "dags/"
}

resource "aws_mwaa_environment" "private" {
  name                  = "private"
  dag_s3_path           = "dags/"
  webserver_access_mode = "PRIVATE_ONLY"
}
