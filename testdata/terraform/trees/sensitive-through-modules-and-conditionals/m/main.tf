variable "value" {}

resource "terraform_data" "r" {
  input = { v = var.value, w = false ? var.value : "plain" }
}

output "value" {
  value = var.value
}
