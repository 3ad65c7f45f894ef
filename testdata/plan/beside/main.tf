# What is planned beside it: `public` has no value here, the count of copies and the module from
# the registry are known to the plan alone.
variable "public" {
  type = bool
}

variable "copies" {
  type = number
}

variable "password" {
  type      = string
  sensitive = true
}

locals {
  acl = var.public ? "public-read" : "private"
}

resource "aws_s3_bucket" "site" {
  bucket = "acme-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = local.acl
}

module "copy" {
  source = "./bucket"
  count  = var.copies
  name   = "acme-copy-${count.index}"
  status = count.index == 0 ? "Enabled" : "Suspended"
}

module "queue" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "4.2.0"
  name    = "orders"
}

resource "aws_db_instance" "main" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  username            = "orders"
  password            = var.password
  publicly_accessible = false

  lifecycle {
    ignore_changes = [publicly_accessible]
  }
}

# Its ingress comes from the provider in another order than it is written in.
resource "aws_security_group" "web" {
  name = "web"

  ingress {
    description = "https"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
