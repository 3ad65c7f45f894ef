resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = "aaaabbbb-cccc"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "S3"
    s3_config { # expect: aws-connect-s3-storage-no-customer-key
      bucket_name   = "example-calls"
      bucket_prefix = "calls"
    }
  }
}
