resource "aws_mwaa_environment" "nightly" {
  name                  = "nightly"
  dag_s3_path           = "dags/"
  webserver_access_mode = "PUBLIC_ONLY" # expect: aws-mwaa-environment-public
}
