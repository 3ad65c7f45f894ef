variable "mode" {
  default = "open"
}

variable "later" {}

resource "terraform_data" "a" {
  count = 2
  input = var.mode
}

resource "terraform_data" "b" {
  input = "closed"
}

resource "terraform_data" "c" {
  input = var.later
}
