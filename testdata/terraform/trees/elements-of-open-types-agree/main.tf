module "m" {
  source = "./m"
  rows   = [[[null], ["a"], ["0.50"]]]
}

output "rows" {
  value = module.m.rows
}
