module "site" {
  source = "./bucket"

  name = "site-${var.environment}"
  acl  = local.acl
}

module "logs" {
  source = "./bucket"

  name = "logs 😀"
  acl  = "private"
}

locals {
  acl      = var.environment == "production" ? "public-read" : "private"
  password = var.password
}
