variable "protocols" {
  type = list(string)
}

resource "aws_transfer_server" "caller_decides" {
  protocols = var.protocols
}
