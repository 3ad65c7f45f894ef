resource "aws_mq_broker" "orders" {
  broker_name = "orders"
  engine_type = "ActiveMQ"

  user {
    username = "shop"
    password = var.password
  }
  user {
    username = "admin"
    password = "an-example-0000" # expect: aws-mq-broker-plaintext-password
  }
}

variable "password" {
  type      = string
  sensitive = true
}
