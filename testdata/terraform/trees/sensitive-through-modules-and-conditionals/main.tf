variable "secret" {
  default   = "s"
  sensitive = true
}

module "m" {
  source   = "./m"
  for_each = { a = var.secret == "" ? 1 : 2, b = 3 }
  value    = each.value
}

output "all" {
  value     = module.m
  sensitive = true
}
