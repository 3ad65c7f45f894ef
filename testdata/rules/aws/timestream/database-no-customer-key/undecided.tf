variable "key" {
  type = string
}

resource "aws_timestreamwrite_database" "caller_decides" {
  database_name = "metrics"
  kms_key_id    = var.key
}
