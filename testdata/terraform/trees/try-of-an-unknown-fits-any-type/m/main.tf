variable "pair" {
  type = tuple([list(string), tuple([bool])])
}

output "pair" {
  value = var.pair
}
