resource "aws_kms_key" "migration" {}

resource "aws_dms_endpoint" "own_key" {
  endpoint_id   = "own-key"
  endpoint_type = "source"
  engine_name   = "mysql"
  kms_key_arn   = aws_kms_key.migration.arn
}
