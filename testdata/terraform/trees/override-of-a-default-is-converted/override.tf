variable "settings" {
  default = { tags = ["a"], size = true }
}
