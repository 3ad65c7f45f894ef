variable "list" {
  type = list(string)
}
variable "map" {
  type     = map(number)
  default  = { z = 9 }
  nullable = false
}
variable "any" {
  type    = any
  default = null
}

output "all" {
  value = [var.list, var.map, var.any]
}
