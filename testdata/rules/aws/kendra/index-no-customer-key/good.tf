data "aws_kms_key" "search" {
  key_id = "alias/search"
}

resource "aws_kendra_index" "docs" {
  name     = "docs"
  role_arn = "arn:aws:iam::111122223333:role/kendra"
  server_side_encryption_configuration {
    kms_key_id = data.aws_kms_key.search.arn
  }
}
