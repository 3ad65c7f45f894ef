resource "aws_lb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  enable_deletion_protection = true
}
