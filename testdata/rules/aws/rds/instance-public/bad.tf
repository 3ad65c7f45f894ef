variable "public" {
  type    = bool
  default = true
}

resource "aws_db_instance" "explicit" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  publicly_accessible = true # expect: aws-rds-instance-public
}

resource "aws_db_instance" "by_variable" {
  engine              = "mysql"
  instance_class      = "db.t4g.micro"
  publicly_accessible = var.public # expect: aws-rds-instance-public
}

resource "aws_rds_cluster_instance" "member" {
  count               = 2
  cluster_identifier  = "orders"
  engine              = "aurora-mysql"
  instance_class      = "db.r6g.large"
  publicly_accessible = true # expect: aws-rds-instance-public
}
