output "joined" {
  value = "%{ for k, v in { a = 1 } }${k}=${v};%{ endfor }${join(",", [for name in ["x"] : upper(name)])}"
}
