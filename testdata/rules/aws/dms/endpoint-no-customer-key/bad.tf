resource "aws_dms_endpoint" "absent" { # expect: aws-dms-endpoint-no-customer-key
  endpoint_id   = "absent"
  endpoint_type = "source"
  engine_name   = "mysql"
}

resource "aws_dms_endpoint" "empty" {
  endpoint_id   = "empty"
  endpoint_type = "source"
  engine_name   = "mysql"
  kms_key_arn   = "" # expect: aws-dms-endpoint-no-customer-key
}
