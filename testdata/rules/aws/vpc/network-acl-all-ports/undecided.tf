variable "protocol" {
  type = string
}

resource "aws_network_acl_rule" "caller_decides" {
  network_acl_id = "acl-1"
  rule_number    = 300
  protocol       = var.protocol
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 443
  to_port        = 443
}
