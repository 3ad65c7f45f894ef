terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Service     = "checkout"
      Environment = "prod"
      Owner       = "payments-platform"
    }
  }
}

locals {
  name = "checkout-prod"
}

module "network" {
  source = "../../modules/network"

  name               = local.name
  cidr_block         = "10.40.0.0/16"
  availability_zones = ["${var.region}a", "${var.region}b", "${var.region}c"]
  flow_logs          = true
}

module "database" {
  source = "../../modules/database"

  name           = local.name
  vpc_id         = module.network.vpc_id
  subnet_ids     = module.network.private_subnet_ids
  instance_class = "db.r6g.large"
  clients        = [module.service.security_group_id]
  production     = true

  # The data team reaches the replica from its own network.
  extra_ingress = var.analytics_cidrs
}

module "service" {
  source = "../../modules/service"

  name              = local.name
  vpc_id            = module.network.vpc_id
  public_subnet_ids = module.network.public_subnet_ids
  task_subnet_ids   = module.network.private_subnet_ids
  certificate_arn   = var.certificate_arn
  image             = "${aws_ecr_repository.checkout.repository_url}:${var.release}"
  desired_count     = 4
  log_bucket        = aws_s3_bucket.access_logs.id
  access_logs       = true
  protect           = true

  secrets = {
    DATABASE_URL = module.database.secret_arn
  }

  listeners = {
    http  = { port = 80, protocol = "HTTP" }
    https = { port = 443, protocol = "HTTPS", ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06" }
    # Point-of-sale terminals in the field speak nothing newer.
    pos = { port = 8443, protocol = "HTTPS", ssl_policy = "ELBSecurityPolicy-2016-08" }
  }
}

resource "aws_ecr_repository" "checkout" {
  name                 = "checkout"
  image_tag_mutability = "MUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

# Access logs of the load balancer; 127311923021 is the ELB account of us-east-1.
# bartizan:ignore aws-s3-bucket-access-logging-disabled this is where the logs go
# bartizan:ignore aws-s3-bucket-no-customer-key load balancers write with SSE-S3 only
resource "aws_s3_bucket" "access_logs" {
  bucket = "${local.name}-access-logs"
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket                  = aws_s3_bucket.access_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 180
    }
  }
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    sid       = "LoadBalancer"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::127311923021:root"]
    }
  }

  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.access_logs.arn, "${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id
  policy = data.aws_iam_policy_document.access_logs.json
}
