variable "mode" {
  type = string
}

resource "aws_dms_endpoint" "caller_decides" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "mysql"
  ssl_mode      = var.mode
}
