resource "aws_security_group" "database" {
  ingress {
    from_port   = 5000
    to_port     = 6000
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-rds-instance-open-to-internet
  }
}

resource "aws_db_instance" "main" {
  engine                 = "postgres"
  instance_class         = "db.t4g.micro"
  publicly_accessible    = true
  vpc_security_group_ids = [aws_security_group.database.id]
}
