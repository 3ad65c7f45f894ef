resource "aws_mq_broker" "default" {
  broker_name = "default"
  engine_type = "RabbitMQ"
}

resource "aws_mq_broker" "private" {
  broker_name         = "private"
  engine_type         = "RabbitMQ"
  publicly_accessible = false
}
