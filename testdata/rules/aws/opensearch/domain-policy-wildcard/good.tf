resource "aws_opensearch_domain" "named" {
  domain_name = "named"
}

data "aws_iam_policy_document" "named" {
  statement {
    actions   = ["es:ESHttp*"]
    resources = ["${aws_opensearch_domain.named.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/app"]
    }
  }
  statement {
    actions   = ["es:ESHttpGet"]
    resources = ["${aws_opensearch_domain.named.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["203.0.113.0/24"]
    }
  }
}

resource "aws_opensearch_domain_policy" "named" {
  domain_name     = aws_opensearch_domain.named.domain_name
  access_policies = data.aws_iam_policy_document.named.json
}

# In a VPC security groups decide, too.
resource "aws_elasticsearch_domain" "in_vpc" {
  domain_name = "in-vpc"
  vpc_options {
    subnet_ids         = ["subnet-0a"]
    security_group_ids = ["sg-0a"]
  }
}

resource "aws_elasticsearch_domain_policy" "in_vpc" {
  domain_name = aws_elasticsearch_domain.in_vpc.domain_name
  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*", Resource = "*" }]
  })
}
