variable "rows" {
  type = list(list(tuple([any])))
}

output "rows" {
  value = var.rows
}
