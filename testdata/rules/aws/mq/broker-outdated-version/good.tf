resource "aws_mq_broker" "active" {
  broker_name    = "active"
  engine_type    = "ActiveMQ"
  engine_version = "5.19"
}

resource "aws_mq_broker" "rabbit" {
  broker_name    = "rabbit"
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}

resource "aws_mq_configuration" "rabbit" {
  name           = "rabbit"
  engine_type    = "RabbitMQ"
  engine_version = "4.2"
  data           = "consumer_timeout = 1800000"
}
