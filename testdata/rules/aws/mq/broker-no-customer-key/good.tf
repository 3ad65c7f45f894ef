resource "aws_kms_key" "broker" {}

resource "aws_mq_broker" "orders" {
  broker_name = "orders"
  engine_type = "RabbitMQ"

  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = aws_kms_key.broker.arn
  }
}
