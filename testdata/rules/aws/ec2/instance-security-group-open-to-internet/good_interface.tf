# The subnet gives addresses to interfaces that are made with an instance only, and the interface that
# has an address has another group.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"

  map_public_ip_on_launch = true
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
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_network_interface" "main" {
  subnet_id       = aws_subnet.main.id
  security_groups = [aws_security_group.main.id]
}

resource "aws_instance" "main" {
  ami           = "ami-0a1b2c3d"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.main.id
  }
  network_interface {
    device_index         = 1
    network_interface_id = aws_network_interface.second.id
  }
}

resource "aws_security_group" "inside" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_interface" "second" {
  subnet_id       = aws_subnet.main.id
  security_groups = [aws_security_group.inside.id]
}

resource "aws_eip" "second" {
  domain            = "vpc"
  network_interface = aws_network_interface.second.id
}
