resource "aws_s3_access_point" "default" {
  bucket = "shop"
  name   = "default"
}

resource "aws_s3_access_point" "written" {
  bucket = "shop"
  name   = "written"

  public_access_block_configuration {
    block_public_policy = true
  }
}
