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
  # That of the table does not hold for its replicas.
  point_in_time_recovery {
    enabled = true
  }
  replica { # expect: aws-dynamodb-global-table-no-point-in-time-recovery
    region_name = "eu-west-2"
  }
  replica {
    region_name            = "eu-north-1"
    point_in_time_recovery = false # expect: aws-dynamodb-global-table-no-point-in-time-recovery
  }
}

resource "aws_dynamodb_table_replica" "paris" { # expect: aws-dynamodb-global-table-no-point-in-time-recovery
  global_table_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
}
