variable "type" {
  type = string
}

resource "aws_ssm_parameter" "caller_decides" {
  name  = "/shop/token"
  type  = var.type
  value = "unset"
}
