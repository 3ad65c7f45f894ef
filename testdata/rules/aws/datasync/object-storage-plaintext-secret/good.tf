variable "secret_key" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_object_storage" "archive" {
  server_hostname = "storage.example.com"
  bucket_name     = "archive"
  access_key      = "copier"
  secret_key      = var.secret_key
}

resource "aws_datasync_location_object_storage" "open" {
  server_hostname = "storage.example.com"
  bucket_name     = "open"
}
