variable "name" {
  type = string
}

variable "on" {
  type = bool
}

variable "secret" {
  type      = string
  default   = "hunter2"
  sensitive = true
}

resource "terraform_data" "a" {
  count = 2
  input = {
    index  = count.index
    name   = "x-${var.name}"
    choice = var.on ? "yes" : "no"
    secret = var.secret
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "terraform_data" "b" {
  for_each = toset(["k"])
  input    = terraform_data.a[0].id
}

data "aws_caller_identity" "me" {}

module "gone" {
  source = "registry.example.com/x/y/z"
}

output "ids" {
  value = terraform_data.a[*].id
}
