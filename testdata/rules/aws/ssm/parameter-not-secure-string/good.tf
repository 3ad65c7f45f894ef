resource "aws_ssm_parameter" "token" {
  name  = "/shop/token"
  type  = "SecureString"
  value = "unset"
}

resource "aws_ssm_parameter" "image" {
  name      = "/shop/image"
  type      = "String"
  data_type = "aws:ec2:image"
  value     = "ami-0a1b2c3d"
}
