module "m" {
  source = "./m"
  maps   = [{}, { a = "x" }]
}
