resource "aws_kinesis_firehose_delivery_stream" "warehouse" {
  name        = "warehouse"
  destination = "redshift"

  redshift_configuration {
    role_arn        = "arn:aws:iam::111122223333:role/firehose"
    cluster_jdbcurl = "jdbc:redshift://warehouse.example.com:5439/sales"
    username        = "loader"
    password        = "an-example-0" # expect: aws-firehose-stream-plaintext-redshift-password
    data_table_name = "orders"
  }
}
