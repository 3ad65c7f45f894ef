resource "aws_dms_s3_endpoint" "absent" { # expect: aws-dms-s3-endpoint-no-customer-key
  endpoint_id             = "absent"
  endpoint_type           = "target"
  bucket_name             = "lake"
  service_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}
