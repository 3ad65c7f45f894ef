variable "configuration" {
  type = string
}

resource "aws_emr_security_configuration" "caller_decides" {
  name          = "caller-decides"
  configuration = var.configuration
}
