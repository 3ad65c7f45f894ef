resource "aws_db_instance" "new" {
  engine                 = "postgres"
  instance_class         = "db.m7g.large"
  vpc_security_group_ids = ["sg-0a"]
}
