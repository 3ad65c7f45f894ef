variable "name" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "public_subnet_ids" {
  type = list(string)
}

variable "task_subnet_ids" {
  type = list(string)
}

variable "public_tasks" {
  type    = bool
  default = false
}

variable "certificate_arn" {
  type    = string
  default = null
}

variable "image" {
  type = string
}

variable "desired_count" {
  type = number
}

variable "log_bucket" {
  type    = string
  default = null
}

variable "access_logs" {
  type    = bool
  default = false
}

variable "protect" {
  type    = bool
  default = false
}

variable "environment" {
  type    = map(string)
  default = {}
}

variable "secrets" {
  type    = map(string)
  default = {}
}

variable "listeners" {
  type = map(object({
    port       = number
    protocol   = string
    ssl_policy = optional(string)
    forward    = optional(bool, false)
  }))
}
