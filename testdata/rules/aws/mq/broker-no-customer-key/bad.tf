resource "aws_mq_broker" "default" { # expect: aws-mq-broker-no-customer-key
  broker_name = "default"
  engine_type = "RabbitMQ"
}

resource "aws_mq_broker" "owned" {
  broker_name = "owned"
  engine_type = "RabbitMQ"

  encryption_options {
    use_aws_owned_key = true # expect: aws-mq-broker-no-customer-key
  }
}

resource "aws_mq_broker" "managed" {
  broker_name = "managed"
  engine_type = "RabbitMQ"

  encryption_options { # expect: aws-mq-broker-no-customer-key
    use_aws_owned_key = false
  }
}
