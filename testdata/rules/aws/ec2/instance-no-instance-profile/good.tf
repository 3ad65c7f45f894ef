resource "aws_iam_instance_profile" "web" {
  role = "web"
}

resource "aws_instance" "web" {
  ami                  = "ami-0a1b2c3d4e5f60718"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.web.name
}
