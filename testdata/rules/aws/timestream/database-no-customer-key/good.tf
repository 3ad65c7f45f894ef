resource "aws_kms_key" "metrics" {}

resource "aws_timestreamwrite_database" "own_key" {
  database_name = "own-key"
  kms_key_id    = aws_kms_key.metrics.arn
}
