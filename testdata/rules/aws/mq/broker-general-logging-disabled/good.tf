resource "aws_mq_broker" "logged" {
  broker_name    = "logged"
  engine_type    = "RabbitMQ"
  engine_version = "3.13"

  logs {
    general = true
  }
}
