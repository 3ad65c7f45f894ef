variable "range" {
  type = string
}

resource "aws_network_acl_rule" "caller_decides" {
  network_acl_id = "acl-1"
  rule_number    = 300
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = var.range
  from_port      = 3389
  to_port        = 3389
}
