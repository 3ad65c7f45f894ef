resource "aws_opensearch_domain" "own" {
  domain_name = "own"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain_policy" "elsewhere" {
  domain_name = "elsewhere"
  access_policies = <<-JSON
    {
      "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "es:ESHttp*", "Resource": "*" }]
    }
  JSON
}
