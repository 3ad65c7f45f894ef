variable "region" {
  type = string
}

variable "release" {
  description = "Tag of the image to run; the pipeline sets it."
  type        = string
}

variable "certificate_arn" {
  type = string
}

variable "analytics_cidrs" {
  description = "Networks of the data team, from the address plan."
  type        = list(string)
}
