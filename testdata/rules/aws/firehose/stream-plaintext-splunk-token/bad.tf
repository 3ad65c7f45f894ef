resource "aws_kinesis_firehose_delivery_stream" "audit" {
  name        = "audit"
  destination = "splunk"

  splunk_configuration {
    hec_endpoint = "https://splunk.example.com:8088"
    hec_token    = "00000000-0000-0000-0000-000000000000" # expect: aws-firehose-stream-plaintext-splunk-token
  }
}
