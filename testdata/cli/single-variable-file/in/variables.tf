variable "acl" {
  type = string
}
