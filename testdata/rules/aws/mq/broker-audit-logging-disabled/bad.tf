resource "aws_mq_broker" "none" { # expect: aws-mq-broker-audit-logging-disabled
  broker_name    = "none"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
}

resource "aws_mq_broker" "general_only" {
  broker_name    = "general-only"
  engine_type    = "ActiveMQ"
  engine_version = "5.18"

  logs { # expect: aws-mq-broker-audit-logging-disabled
    general = true
  }
}

resource "aws_mq_broker" "off" {
  broker_name    = "off"
  engine_type    = "ACTIVEMQ"
  engine_version = "5.18"

  logs {
    audit = false # expect: aws-mq-broker-audit-logging-disabled
  }
}
