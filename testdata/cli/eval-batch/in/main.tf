variable "from_env" {}

variable "open" {}
