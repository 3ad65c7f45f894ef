resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = "aaaabbbb-cccc"
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "S3"
    s3_config {
      bucket_name   = "example-calls"
      bucket_prefix = "calls"
      encryption_config {
        encryption_type = "KMS"
        key_id          = "arn:aws:kms:eu-west-1:111122223333:key/1234"
      }
    }
  }
}
