variable "name" {
  default = "default"
}

locals {
  suffix = terraform.workspace
}
