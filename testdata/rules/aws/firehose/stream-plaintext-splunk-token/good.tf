data "aws_secretsmanager_secret_version" "splunk" {
  secret_id = "splunk"
}

resource "aws_kinesis_firehose_delivery_stream" "audit" {
  name        = "audit"
  destination = "splunk"

  splunk_configuration {
    hec_endpoint = "https://splunk.example.com:8088"
    hec_token    = data.aws_secretsmanager_secret_version.splunk.secret_string
  }
}
