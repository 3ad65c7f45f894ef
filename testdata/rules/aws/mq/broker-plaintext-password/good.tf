resource "random_password" "broker" {
  length = 32
}

resource "aws_mq_broker" "orders" {
  broker_name = "orders"
  engine_type = "ActiveMQ"

  user {
    username = "shop"
    password = random_password.broker.result
  }
}
