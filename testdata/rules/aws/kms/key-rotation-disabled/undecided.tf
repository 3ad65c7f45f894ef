variable "spec" {
  type = string
}

variable "rotate" {
  type = bool
}

resource "aws_kms_key" "spec_open" {
  customer_master_key_spec = var.spec
}

resource "aws_kms_key" "caller_decides" {
  enable_key_rotation = var.rotate
}
