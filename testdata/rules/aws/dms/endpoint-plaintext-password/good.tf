variable "password" {
  type      = string
  sensitive = true
}

resource "aws_dms_endpoint" "input" {
  endpoint_id   = "input"
  endpoint_type = "source"
  engine_name   = "mysql"
  username      = "replicator"
  password      = var.password
}

resource "aws_dms_endpoint" "stored" {
  endpoint_id                     = "stored"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders"
  secrets_manager_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}
