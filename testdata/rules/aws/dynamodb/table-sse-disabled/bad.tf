resource "aws_dynamodb_table" "default" { # expect: aws-dynamodb-table-sse-disabled
  name         = "default"
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
  server_side_encryption {
    enabled = false # expect: aws-dynamodb-table-sse-disabled
  }
}
