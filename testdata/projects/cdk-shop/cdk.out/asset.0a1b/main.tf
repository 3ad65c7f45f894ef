resource "aws_s3_bucket" "left_alone" {}
