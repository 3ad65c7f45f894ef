resource "aws_dynamodb_table" "default" { # expect: aws-dynamodb-table-no-customer-key
  name         = "default"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "aws_managed" {
  name         = "aws-managed"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled = true # expect: aws-dynamodb-table-no-customer-key
  }
}

# The key is not used while encryption with KMS is off.
resource "aws_dynamodb_table" "off" {
  name         = "off"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled = false # expect: aws-dynamodb-table-no-customer-key
  }
}
