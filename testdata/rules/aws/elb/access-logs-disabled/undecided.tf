variable "logs" {
  type = bool
}

resource "aws_lb" "caller_decides" {
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket  = "logs"
    enabled = var.logs
  }
}
