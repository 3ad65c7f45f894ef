variable "engine" {
  type = string
}

resource "aws_mq_broker" "caller_decides" {
  broker_name    = "orders"
  engine_type    = "ActiveMQ"
  engine_version = var.engine
}
