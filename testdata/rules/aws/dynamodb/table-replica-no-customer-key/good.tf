resource "aws_kms_key" "london" {
  provider = aws.london
}

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
  replica {
    region_name = "eu-west-2"
    kms_key_arn = aws_kms_key.london.arn
  }
}

resource "aws_dynamodb_table_replica" "paris" {
  global_table_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
  kms_key_arn      = "arn:aws:kms:eu-west-3:111122223333:key/0a1b2c3d"
}
