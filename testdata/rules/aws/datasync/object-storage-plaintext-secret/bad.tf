resource "aws_datasync_location_object_storage" "archive" {
  server_hostname = "storage.example.com"
  bucket_name     = "archive"
  access_key      = "copier"
  secret_key      = "an-example-0" # expect: aws-datasync-object-storage-plaintext-secret
}
