variable "logs" {
  type = bool
}

resource "aws_globalaccelerator_accelerator" "caller_decides" {
  name = "web"

  attributes {
    flow_logs_enabled = var.logs
  }
}
