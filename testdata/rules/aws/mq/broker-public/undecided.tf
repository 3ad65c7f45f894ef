variable "public" {
  type = bool
}

resource "aws_mq_broker" "caller_decides" {
  broker_name         = "orders"
  engine_type         = "RabbitMQ"
  publicly_accessible = var.public
}
