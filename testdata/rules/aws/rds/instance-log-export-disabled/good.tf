resource "aws_db_instance" "mysql" {
  engine                          = "mysql"
  instance_class                  = "db.t4g.micro"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}

# RDS Custom exports no logs.
resource "aws_db_instance" "custom" {
  engine         = "custom-oracle-ee"
  instance_class = "db.m5.large"
}
