resource "aws_mq_broker" "none" { # expect: aws-mq-broker-general-logging-disabled
  broker_name    = "none"
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}

resource "aws_mq_broker" "off" {
  broker_name    = "off"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"

  logs {
    general = false # expect: aws-mq-broker-general-logging-disabled
    audit   = true
  }
}
