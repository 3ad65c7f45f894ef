output "name" {
  value = try(var.nobody, local.nothing, "c")
}
