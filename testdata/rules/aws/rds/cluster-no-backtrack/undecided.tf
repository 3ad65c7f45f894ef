variable "window" {
  type = number
}

resource "aws_rds_cluster" "caller_decides" {
  engine           = "aurora-mysql"
  backtrack_window = var.window
}
