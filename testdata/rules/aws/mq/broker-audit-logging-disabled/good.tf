resource "aws_mq_broker" "audited" {
  broker_name    = "audited"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"

  logs {
    audit = true
  }
}

resource "aws_mq_broker" "rabbit" {
  broker_name    = "rabbit"
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}
