resource "aws_mq_broker" "default" { # expect: aws-mq-broker-no-minor-upgrades
  broker_name    = "default"
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}

resource "aws_mq_broker" "off" {
  broker_name                = "off"
  engine_type                = "RabbitMQ"
  engine_version             = "3.13"
  auto_minor_version_upgrade = false # expect: aws-mq-broker-no-minor-upgrades
}
