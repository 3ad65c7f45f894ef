resource "aws_mq_broker" "orders" {
  broker_name         = "orders"
  engine_type         = "RabbitMQ"
  publicly_accessible = true # expect: aws-mq-broker-public
}
