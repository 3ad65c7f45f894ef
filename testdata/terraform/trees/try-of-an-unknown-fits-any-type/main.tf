variable "flags" {
  type    = set(bool)
  default = [false, true]
}

resource "terraform_data" "r" {
  input = var.flags[*]
}

module "m" {
  source = "./m"
  pair   = try(terraform_data.r.output, "failed")
}

output "pair" {
  value = module.m.pair
}
