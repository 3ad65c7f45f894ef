variable "weights" {
  type = list(number)
}

variable "label" {
  type = string
}

locals {
  doubled = [for w in var.weights : w * 2]
  named   = [for w in var.weights : "${var.label}-${w}"]
}
