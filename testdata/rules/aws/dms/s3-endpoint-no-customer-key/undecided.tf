variable "key" {
  type = string
}

resource "aws_dms_s3_endpoint" "caller_decides" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "lake"
  kms_key_arn             = var.key
  service_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}
