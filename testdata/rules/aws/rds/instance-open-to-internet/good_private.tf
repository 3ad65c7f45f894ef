resource "aws_security_group" "database" {
  ingress {
    from_port   = 5000
    to_port     = 6000
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_instance" "main" {
  engine                 = "postgres"
  instance_class         = "db.t4g.micro"
  publicly_accessible    = false
  vpc_security_group_ids = [aws_security_group.database.id]
}

resource "aws_security_group" "other" {
  ingress {
    from_port   = 5000
    to_port     = 6000
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_db_instance" "second" {
  engine                 = "postgres"
  instance_class         = "db.t4g.micro"
  publicly_accessible    = true
  vpc_security_group_ids = [aws_security_group.other.id]
}
