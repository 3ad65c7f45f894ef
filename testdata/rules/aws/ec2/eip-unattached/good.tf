resource "aws_eip" "interface" {
  domain            = "vpc"
  network_interface = "eni-0a1b2c3d"
}

resource "aws_eip" "nat" {
  count  = 2
  domain = "vpc"
}

resource "aws_nat_gateway" "nat" {
  count         = 2
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = "subnet-1"
}

resource "aws_eip" "associated" {
  domain = "vpc"
}

resource "aws_eip_association" "associated" {
  allocation_id = aws_eip.associated.id
  instance_id   = "i-0a1b2c3d"
}

resource "aws_eip" "balancer" {
  domain = "vpc"
}

resource "aws_lb" "balancer" {
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id     = "subnet-1"
    allocation_id = aws_eip.balancer.id
  }
}
