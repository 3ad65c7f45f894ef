resource "terraform_data" "r" {
  count = 2
  input = { from = "native" }
}

locals {
  a = 1
}

output "inputs" {
  value = terraform_data.r[*].input
}
