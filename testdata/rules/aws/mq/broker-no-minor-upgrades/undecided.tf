variable "upgrade" {
  type = bool
}

resource "aws_mq_broker" "caller_decides" {
  broker_name                = "orders"
  engine_type                = "RabbitMQ"
  auto_minor_version_upgrade = var.upgrade
}
