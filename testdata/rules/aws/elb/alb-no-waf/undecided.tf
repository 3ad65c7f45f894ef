variable "load_balancer" {
  type = string
}

# Maybe of the load balancer below.
resource "aws_wafv2_web_acl_association" "any" {
  resource_arn = var.load_balancer
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/web/0a1b2c3d"
}

resource "aws_lb" "public" {
  subnets = ["subnet-1", "subnet-2"]
}
