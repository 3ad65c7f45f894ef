resource "aws_dms_endpoint" "absent" { # expect: aws-dms-endpoint-no-ssl
  endpoint_id   = "absent"
  endpoint_type = "source"
  engine_name   = "postgres"
}

resource "aws_dms_endpoint" "none" {
  endpoint_id   = "none"
  endpoint_type = "source"
  engine_name   = "mysql"
  ssl_mode      = "none" # expect: aws-dms-endpoint-no-ssl
}
