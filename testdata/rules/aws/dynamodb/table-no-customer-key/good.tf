resource "aws_kms_key" "tables" {}

resource "aws_dynamodb_table" "own_key" {
  name         = "own-key"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.tables.arn
  }
}

# Encrypted as its source is.
resource "aws_dynamodb_table" "restored" {
  name                   = "restored"
  billing_mode           = "PAY_PER_REQUEST"
  restore_source_name    = aws_dynamodb_table.own_key.name
  restore_to_latest_time = true
}
