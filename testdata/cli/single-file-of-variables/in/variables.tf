variable "acl" {
  type = string
  default = "public-read"
}
