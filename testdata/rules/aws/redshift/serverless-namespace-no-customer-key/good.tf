resource "aws_kms_key" "warehouse" {}

resource "aws_redshiftserverless_namespace" "own_key" {
  namespace_name = "own-key"
  kms_key_id     = aws_kms_key.warehouse.arn
}
