resource "aws_network_acl" "inline" {
  vpc_id     = "vpc-1"
  subnet_ids = ["subnet-1"]
}

resource "aws_network_acl" "beside" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl_association" "beside" {
  network_acl_id = aws_network_acl.beside.id
  subnet_id      = "subnet-2"
}
