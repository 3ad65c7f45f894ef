variable "encrypt" {
  type = bool
}

resource "aws_ami_copy" "caller_decides" {
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
  encrypted         = var.encrypt
}
