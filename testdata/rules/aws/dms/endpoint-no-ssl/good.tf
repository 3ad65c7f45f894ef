resource "aws_dms_endpoint" "required" {
  endpoint_id   = "required"
  endpoint_type = "source"
  engine_name   = "postgres"
  ssl_mode      = "require"
}

# Has no such setting.
resource "aws_dms_endpoint" "bucket" {
  endpoint_id   = "bucket"
  endpoint_type = "source"
  engine_name   = "s3"
}
