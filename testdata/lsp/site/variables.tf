variable "environment" {
  type    = string
  default = "production"
}

variable "password" {
  type      = string
  default   = "not to be shown"
  sensitive = true
}

variable "region" {
  type = string
}
