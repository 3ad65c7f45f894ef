resource "aws_kms_key" "lake" {}

resource "aws_dms_s3_endpoint" "endpoint" {
  endpoint_id             = "endpoint"
  endpoint_type           = "target"
  bucket_name             = "lake"
  kms_key_arn             = aws_kms_key.lake.arn
  service_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}

resource "aws_dms_s3_endpoint" "objects" {
  endpoint_id                       = "objects"
  endpoint_type                     = "target"
  bucket_name                       = "lake"
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = aws_kms_key.lake.arn
  service_access_role_arn           = "arn:aws:iam::111122223333:role/dms"
}
