resource "aws_db_instance" "orders" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  storage_encrypted   = true
  publicly_accessible = false
}

# An argument of another version of the provider is near to none that is free.
resource "aws_s3_bucket" "logs" {
  bucket              = "logs-of-orders"
  acceleration_status = "Enabled"
}

# No schema tells what this has.
resource "random_password" "db" {
  lenght = 32
}
