resource "aws_mq_broker" "active" {
  broker_name    = "active"
  engine_type    = "ActiveMQ"
  engine_version = "5.16.7" # expect: aws-mq-broker-outdated-version
}

resource "aws_mq_broker" "rabbit" {
  broker_name    = "rabbit"
  engine_type    = "RabbitMQ"
  engine_version = "3.8.22" # expect: aws-mq-broker-outdated-version
}

resource "aws_mq_configuration" "active" {
  name           = "active"
  engine_type    = "ActiveMQ"
  engine_version = "5.17.6" # expect: aws-mq-broker-outdated-version
  data           = "<broker xmlns=\"http://activemq.apache.org/schema/core\"/>"
}
