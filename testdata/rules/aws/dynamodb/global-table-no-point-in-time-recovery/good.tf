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
  dynamic "replica" {
    for_each = ["eu-west-2", "eu-north-1"]
    content {
      region_name            = replica.value
      point_in_time_recovery = true
    }
  }
}

resource "aws_dynamodb_table_replica" "paris" {
  global_table_arn       = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
  point_in_time_recovery = true
}

# No replicas.
resource "aws_dynamodb_table" "regional" {
  name         = "regional"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
