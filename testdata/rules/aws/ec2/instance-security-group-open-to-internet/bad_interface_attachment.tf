# A second interface is attached later; its address and group come beside it.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "main" {
  subnet_id      = aws_subnet.main.id
  route_table_id = aws_route_table.main.id
}

resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-ec2-instance-security-group-open-to-internet
  }
}

resource "aws_security_group" "inside" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "main" {
  ami                    = "ami-0a1b2c3d"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.main.id
  vpc_security_group_ids = [aws_security_group.inside.id]
}

resource "aws_network_interface" "second" {
  subnet_id       = aws_subnet.main.id
  security_groups = [aws_security_group.inside.id]
}

resource "aws_network_interface_sg_attachment" "second" {
  security_group_id    = aws_security_group.main.id
  network_interface_id = aws_network_interface.second.id
}

resource "aws_network_interface_attachment" "second" {
  instance_id          = aws_instance.main.id
  network_interface_id = aws_network_interface.second.id
  device_index         = 1
}

resource "aws_eip" "second" {
  domain = "vpc"
}

resource "aws_eip_association" "second" {
  allocation_id        = aws_eip.second.id
  network_interface_id = aws_network_interface.second.id
}
