variable "password" {
  type    = string
  default = "an-example"
}

resource "aws_dms_endpoint" "literal" {
  endpoint_id   = "literal"
  endpoint_type = "source"
  engine_name   = "mysql"
  username      = "replicator"
  password      = "an-example" # expect: aws-dms-endpoint-plaintext-password
}

resource "aws_dms_endpoint" "default" {
  endpoint_id   = "default"
  endpoint_type = "source"
  engine_name   = "mysql"
  username      = "replicator"
  password      = var.password # expect: aws-dms-endpoint-plaintext-password
}
