# What is wrong stands in files that functions read.
variable "action" {
  default = "*"
}

locals {
  shared = file("policies/shared.json")
}

resource "aws_iam_policy" "admin" {
  name   = "admin"
  policy = file("${path.module}/policies/admin.json")
}

resource "aws_iam_policy" "shared" {
  name   = "shared"
  policy = local.shared
}

resource "aws_iam_policy" "rendered" {
  name = "rendered"
  policy = templatefile("policies/rendered.json.tftpl", {
    bucket = "logs"
    action = var.action
  })
}

resource "aws_iam_policy" "written" {
  name = "written"
  policy = templatefile("policies/written.json.tftpl", {
    bucket = "logs"
    reader = "s3:GetObject"
  })
}
