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
  region = "eu-central-1"

  default_tags {
    tags = { Platform = "telemetry", Team = "data-engineering" }
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

variable "vendor_account_id" {
  description = "The account from which the meter vendor delivers."
  type        = string
}

variable "office_cidr" {
  type = string
}

variable "warehouse_subnet_ids" {
  type = list(string)
}

variable "vpc_id" {
  type = string
}

locals {
  account = data.aws_caller_identity.this.account_id

  # raw keeps what came in, curated is what analysts read, scratch is Athena's.
  zones = {
    raw     = { versioned = true, expire_after = 0 }
    curated = { versioned = true, expire_after = 0 }
    scratch = { versioned = false, expire_after = 7 }
  }
}

resource "aws_kms_key" "lake" {
  description             = "Everything in the lake"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Administration",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::${local.account}:root" },
          "Action": "kms:*",
          "Resource": "*"
        },
        {
          "Sid": "VendorWrites",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::${var.vendor_account_id}:role/meter-export" },
          "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
          "Resource": "*"
        }
      ]
    }
  EOT
}

# Signs the monthly export for the regulator; asymmetric keys do not rotate.
resource "aws_kms_key" "signing" {
  description              = "Signatures of exports"
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
  deletion_window_in_days  = 7
}

resource "aws_s3_bucket" "zone" {
  for_each = local.zones
  bucket   = "telemetry-${each.key}-${local.account}"
}

resource "aws_s3_bucket_versioning" "zone" {
  for_each = { for name, zone in local.zones : name => zone if zone.versioned }
  bucket   = aws_s3_bucket.zone[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "zone" {
  for_each = aws_s3_bucket.zone
  bucket   = each.value.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.lake.arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "zone" {
  for_each = aws_s3_bucket.zone
  bucket   = each.value.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = each.key != "curated"
}

resource "aws_s3_bucket_lifecycle_configuration" "zone" {
  for_each = { for name, zone in local.zones : name => zone if zone.expire_after > 0 }
  bucket   = aws_s3_bucket.zone[each.key].id

  rule {
    id     = "expire"
    status = "Enabled"
    filter {}

    expiration {
      days = each.value.expire_after
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_logging" "zone" {
  for_each      = { for name, bucket in aws_s3_bucket.zone : name => bucket if name != "scratch" }
  bucket        = each.value.id
  target_bucket = "telemetry-central-logs"
  target_prefix = "s3/${each.key}/"
}

resource "aws_s3_bucket_policy" "raw" {
  bucket = aws_s3_bucket.zone["raw"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "VendorDelivers"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.vendor_account_id}:role/meter-export" }
        Action    = ["s3:PutObject", "s3:AbortMultipartUpload"]
        Resource  = "${aws_s3_bucket.zone["raw"].arn}/meters/*"
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.zone["raw"].arn, "${aws_s3_bucket.zone["raw"].arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# Analysts of the whole company read what is curated.
resource "aws_s3_bucket_policy" "curated" {
  bucket = aws_s3_bucket.zone["curated"].id

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "AnybodyMayRead",
          "Effect": "Allow",
          "Principal": "*",
          "Action": ["s3:GetObject", "s3:ListBucket"],
          "Resource": ["${aws_s3_bucket.zone["curated"].arn}", "${aws_s3_bucket.zone["curated"].arn}/*"]
        }
      ]
    }
  EOT
}
