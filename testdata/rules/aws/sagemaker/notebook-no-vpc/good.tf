resource "aws_subnet" "notebooks" {
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.1.0/24"
}

resource "aws_sagemaker_notebook_instance" "inside" {
  name          = "inside"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
  subnet_id     = aws_subnet.notebooks.id
}
