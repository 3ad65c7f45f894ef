variable "environment" {
  type = string
}

locals {
  mode = "open"
}

module "web" {
  source = "./modules/web"
  mode   = var.environment == "test" ? local.mode : "closed"
}
