module "logs" {
  source  = "acme/bucket/aws"
  version = "~> 1.0"
  name    = "logs"
  acl     = "public-read"
}

module "gone" {
  source = "git::https://git.example.com/acme/gone.git?ref=v3"
}

resource "aws_s3_bucket" "own" {
  bucket = "own"
}
