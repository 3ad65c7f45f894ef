variable "engine" {
  type = string
}

resource "aws_db_instance" "engine_open" {
  engine         = var.engine
  instance_class = "db.t4g.micro"
}
