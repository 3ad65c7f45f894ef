variable "password" {
  type      = string
  sensitive = true
}

resource "aws_kinesis_firehose_delivery_stream" "warehouse" {
  name        = "warehouse"
  destination = "redshift"

  redshift_configuration {
    role_arn        = "arn:aws:iam::111122223333:role/firehose"
    cluster_jdbcurl = "jdbc:redshift://warehouse.example.com:5439/sales"
    username        = "loader"
    password        = var.password
    data_table_name = "orders"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "secret" {
  name        = "secret"
  destination = "redshift"

  redshift_configuration {
    role_arn        = "arn:aws:iam::111122223333:role/firehose"
    cluster_jdbcurl = "jdbc:redshift://warehouse.example.com:5439/sales"
    data_table_name = "orders"

    secrets_manager_configuration {
      enabled    = true
      secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:warehouse-a1b2c3"
    }
  }
}
