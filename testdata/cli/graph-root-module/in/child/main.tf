variable "team" {
  default = "data"
}

resource "aws_s3_bucket" "copies" {
  bucket = "${var.team}-copies"
}
