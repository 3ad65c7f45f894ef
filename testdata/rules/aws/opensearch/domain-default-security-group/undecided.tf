variable "groups" {
  type = list(string)
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  vpc_options {
    subnet_ids         = ["subnet-0a"]
    security_group_ids = var.groups
  }
}
