variable "mode" {
  type = string
}

resource "aws_rds_cluster" "serverless_perhaps" {
  engine      = "aurora-mysql"
  engine_mode = var.mode
}
