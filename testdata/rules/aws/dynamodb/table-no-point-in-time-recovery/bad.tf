resource "aws_dynamodb_table" "absent" { # expect: aws-dynamodb-table-no-point-in-time-recovery
  name         = "absent"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "off" {
  name         = "off"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  point_in_time_recovery {
    enabled = false # expect: aws-dynamodb-table-no-point-in-time-recovery
  }
}
