variable "mode" {
  type = string
}

resource "terraform_data" "door" {
  count = 2
  input = var.mode
}
