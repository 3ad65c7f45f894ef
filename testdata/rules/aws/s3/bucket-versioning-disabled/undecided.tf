# The caller's switch decides.
variable "versions" {
  type = bool
}

resource "aws_s3_bucket" "switch" {
  versioning {
    enabled = var.versions
  }
}

# Whose bucket this satellite is, nobody knows here.
variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "perhaps" {
  bucket = "perhaps"
}

resource "aws_s3_bucket_versioning" "somewhere" {
  bucket = var.bucket
  versioning_configuration {
    status = "Enabled"
  }
}
