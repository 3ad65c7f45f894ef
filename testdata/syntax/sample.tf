# A bit of everything that the syntax has.
terraform {
  required_version = ">= 1.5"
}

variable "names" {
  type    = map(object({ size = number, tags = optional(list(string), []) }))
  default = { "é" = { size = 1.50e1 } }
}

locals {
  sizes = { for k, v in var.names :
    k => v.size > 10 ?
    "large" : "small" # a comment
    if v.size != null
  }
  grouped = { for v in var.names : v.size => v... }
  first   = [for v in var.names : v.tags[0]][0]
  ids     = aws_s3_bucket.logs[*].id
  legacy  = aws_s3_bucket.logs.0.id
  sum     = -(1 + 2) * 3 % 4 == 5 && !false || true
  text    = "a\tb \"${local.first}\" $${x} %%{y} \u00e9 ${join(",", local.ids...)}"
  lines   = "%{ for i in local.ids ~} ${i} %{ endfor }%{ if true }a%{ else }b%{ endif }"
}

resource "aws_s3_bucket" "logs" {
  for_each = local.sizes
  bucket   = "logs-${each.key}"

  /* A block comment
     over lines. */
  lifecycle {
    ignore_changes = [tags["x"], bucket]
  }
  dynamic "rule" {
    for_each = toset(["😀"])
    content { name = rule.value }
  }
}

resource "aws_s3_bucket_policy" logs {
  bucket = aws_s3_bucket.logs["a"].id
  policy = <<-EOT
    {
      "Statement": [{
        "Action": "s3:*", "Resource": "${aws_s3_bucket.logs["a"].arn}/*"
      }]
    }
  EOT
  other = jsonencode({
    (local.first) : provider::x::f(1),
    a = { b = null, "c d" = [1, 2,] }
  })
}

output "o" {
  value = <<EOT
}
resource "not" "a block" {
EOT
}
