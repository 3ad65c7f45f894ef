locals {
  public = { a = true, b = false }
}

resource "aws_subnet" "s" {
  for_each                = local.public
  vpc_id                  = "vpc-1"
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = each.value # expect: aws-vpc-subnet-auto-assigns-public-ip
}
