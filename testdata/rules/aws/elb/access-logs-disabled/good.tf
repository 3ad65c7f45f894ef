resource "aws_lb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket  = "logs"
    enabled = true
  }
}
