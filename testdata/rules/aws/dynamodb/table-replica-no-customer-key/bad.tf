resource "aws_dynamodb_table" "global" {
  name             = "global"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica { # expect: aws-dynamodb-table-replica-no-customer-key
    region_name = "eu-west-2"
  }
}

resource "aws_dynamodb_table_replica" "paris" { # expect: aws-dynamodb-table-replica-no-customer-key
  global_table_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
}
