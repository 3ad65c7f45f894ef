resource "aws_kms_key" "shop" {}

resource "aws_keyspaces_table" "own_key" {
  keyspace_name = "shop"
  table_name    = "own_key"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = aws_kms_key.shop.arn
  }
}
