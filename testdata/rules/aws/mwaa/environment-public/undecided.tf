variable "access" {
  type = string
}

resource "aws_mwaa_environment" "caller_decides" {
  name                  = "nightly"
  webserver_access_mode = var.access
}
