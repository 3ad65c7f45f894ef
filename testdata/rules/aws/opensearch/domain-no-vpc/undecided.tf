variable "subnets" {
  type = set(string)
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  dynamic "vpc_options" {
    for_each = length(var.subnets) > 0 ? [1] : []
    content {
      subnet_ids = var.subnets
    }
  }
}
