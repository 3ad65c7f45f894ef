variable "password" {
  type      = string
  sensitive = true
}

resource "random_password" "owner" {
  length = 32
}

resource "aws_db_instance" "managed" {
  engine                      = "postgres"
  instance_class              = "db.m7g.large"
  manage_master_user_password = true
}

resource "aws_db_instance" "input" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  password       = var.password
}

resource "aws_db_instance" "random" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  password       = random_password.owner.result
}
