# Samples that the tests damage: Ünïcode, heredocs, templates, every kind of block.
terraform {
  required_version = ">= 1.5"
  backend "s3" {}
}

provider "aws" {
  region = var.region
  default_tags {
    tags = { owner = "té😀m" }
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "open" {
  type = bool
}

variable "env" {
  type    = string
  default = "prod"
  validation {
    condition     = contains(["dev", "prod"], var.env)
    error_message = "must be dev or prod, not ${var.env}"
  }
}

variable "ports" {
  type = list(object({
    from = number
    to   = optional(number, 443)
  }))
  default = [{ from = 22 }, { from = 80, to = 81 }]
}

locals {
  names  = { for i, p in var.ports : "p-${i}" => p if p.from > 1 }
  joined = "${join(",", [for k, v in local.names : upper(k)])}${max([1, 2]...)}"
  text   = <<-EOT
    ünder ${var.env}
      %{for p in var.ports~}
      ${p.from}
      %{endfor}
    %{if var.open}open%{else}closed%{endif}
  EOT
  math   = -1 + 2 * 3 % 4 >= 1 && !false || var.open ? 16 : 1e3
  splat  = var.ports[*].from
  first  = try(local.splat[0], null)
  broken = regex("(a|b)+", "ab")
}

resource "aws_s3_bucket" "logs" {
  count  = var.open ? 1 : 0
  bucket = "logs-${var.env}-\u00e9"
  tags   = merge({ a = 1 }, var.open ? { b = "2" } : {})
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs[0].id
  versioning_configuration {
    status = var.env == "prod" ? "Enabled" : "Suspended"
  }
}

resource "aws_security_group" "web" {
  for_each = local.names
  name     = each.key
  dynamic "ingress" {
    for_each = var.ports
    iterator = it
    content {
      from_port   = it.value.from
      to_port     = it.value.to
      protocol    = "tcp"
      cidr_blocks = concat(["0.0.0.0/0"], var.open ? ["::/0"] : [])
    }
  }
  lifecycle {
    ignore_changes = [tags]
  }
}

data "aws_iam_policy_document" "all" {
  statement {
    sid       = "All"
    actions   = ["s3:*", "iam:PassRole"]
    resources = ["${one(aws_s3_bucket.logs[*].arn)}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = [var.env]
    }
  }
}

resource "aws_iam_policy" "json" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "text" {
  role   = "r"
  policy = <<EOF
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["*"], "Resource": "${var.env}"}}
EOF
}

resource "aws_s3_bucket_policy" "doc" {
  bucket = aws_s3_bucket.logs[0].bucket
  policy = data.aws_iam_policy_document.all.json
}

module "child" {
  source = "./m"
  count  = length(var.ports)
  name   = "n-${count.index}"
}

output "child" {
  value     = module.child[*].name
  sensitive = true
}
