variable "password" {
  default = "hunter2"
}

resource "terraform_data" "a" {
  input = var.password
}
