locals {
  a = 2
}
resource "terraform_data" "r" {
  count = 1
}
