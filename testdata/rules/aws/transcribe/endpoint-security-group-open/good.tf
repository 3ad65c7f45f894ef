resource "aws_security_group" "endpoint" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
  security_group_ids = [aws_security_group.endpoint.id]
}
