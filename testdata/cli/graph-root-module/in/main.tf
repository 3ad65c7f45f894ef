variable "team" {
  default = "storage"
}

module "child" {
  source = "./child"
}

resource "aws_s3_bucket" "logs" {
  bucket = "${var.team}-logs"
}
