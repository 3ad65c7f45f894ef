variable "logs" {
  type = list(string)
}

resource "aws_db_instance" "caller_decides" {
  engine                          = "mysql"
  instance_class                  = "db.t4g.micro"
  enabled_cloudwatch_logs_exports = var.logs
}
