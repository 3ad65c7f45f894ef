variable "ports" {
  default = [22, 80, 443, 8080, 8443]
}

variable "rules" {
  default = {
    admin = { port = 22, from = ["0.0.0.0/0"] }
    db    = { port = 5432, from = ["10.0.0.0/8"] }
    mail  = { port = 25, from = ["0.0.0.0/0"] }
    web   = { port = 443, from = ["0.0.0.0/0"] }
  }
}

variable "given" {
  type = list(object({ port = number }))
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-1"

  dynamic "ingress" {
    for_each = var.rules
    content {
      description = "${ingress.key} in"
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = local.protocol
      cidr_blocks = ingress.value.from
    }
  }

  dynamic "egress" {
    for_each = []
    iterator = out
    content {
      from_port = out.value
      to_port   = 0
      protocol  = "-1"
    }
  }

  dynamic "egress" {
    for_each = var.given
    iterator = to
    content {
      description = "to"
      from_port   = to.value.port
      to_port     = to.value.port
      protocol    = "tcp"
    }
  }
}

resource "aws_wafv2_web_acl" "acl" {
  name  = "acl"
  scope = "REGIONAL"

  dynamic "rule" {
    for_each = { low = [1, 2], high = [3] }
    content {
      name = rule.key
      dynamic "statement" {
        for_each = rule.value
        content {
          limit = statement.value + local.base
        }
      }
    }
  }
}

locals {
  protocol = "tcp"
  base     = 100
  wide     = [for name, rule in var.rules : upper(name) if contains(rule.from, "0.0.0.0/0")]
  pairs    = { for p in var.ports : "port-${p}" => [for name, r in var.rules : r.port + p] }
  some     = [for g in var.given : g.port if var.switch]
  many     = [for n in range(100) : n * 2]
  script   = <<-EOT
    %{~for port in var.ports~}
    %{if port > 100}allow ${port} ${local.protocol}%{endif}
    %{~endfor~}
  EOT
  ids      = aws_sqs_queue.all[*]
  sizes    = aws_ebs_volume.disk[*].size
}

variable "switch" {
  type = bool
}

resource "aws_sqs_queue" "all" {
  for_each = toset(["orders", "mail"])
  name     = "${each.key}-queue"
}

resource "aws_ebs_volume" "disk" {
  count             = 3
  availability_zone = "eu-west-1a"
  size              = 10 * (count.index + 1)
}

module "pool" {
  source   = "./pool"
  for_each = { a = [1, 2], b = [1, 2] }
  weights  = each.value
  label    = each.key
}

variable "secrets" {
  type      = map(string)
  sensitive = true
  default   = { "not to be shown" = "not to be shown either" }
}

locals {
  hidden = [for name, secret in var.secrets : "${name}=${secret}"]
  held   = [for secret in toset(values(var.secrets)) : secret]
}
