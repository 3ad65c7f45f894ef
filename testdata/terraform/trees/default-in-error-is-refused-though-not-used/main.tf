variable "names" {
  type    = set(set(string))
  default = [[["a"], "b"]]
}
