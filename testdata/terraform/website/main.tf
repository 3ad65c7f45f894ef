variable "environment" {
  type = string
}

variable "admin_ranges" {
  default = ["10.0.0.0/8", "0.0.0.0/0"]
}

module "site" {
  source = "./bucket"
  name   = "site-${var.environment}"
  acl    = var.environment == "production" ? "public-read" : "private"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "web servers"

  ingress {
    description = "administration"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.admin_ranges
  }
}
