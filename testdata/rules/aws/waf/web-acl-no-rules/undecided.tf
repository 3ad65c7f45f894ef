variable "addresses" {
  type = map(string)
}

resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
  dynamic "rule" {
    for_each = var.addresses
    content {
      name     = rule.key
      priority = 1
    }
  }
}
