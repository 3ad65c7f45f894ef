variable "name" {}

resource "aws_db_instance" "db" {
  identifier          = var.name
  publicly_accessible = true
  password            = "hünter2"
}

output "name" {
  value = aws_db_instance.db.identifier
}
