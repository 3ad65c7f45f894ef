resource "aws_s3_bucket" "beside" {
  bucket = "beside"
}

resource "aws_s3_bucket_versioning" "beside" {
  bucket = aws_s3_bucket.beside.id
  versioning_configuration {
    status = "Enabled"
  }
}

# By name.
resource "aws_s3_bucket" "named" {
  bucket = "named"
}

resource "aws_s3_bucket_versioning" "named" {
  bucket = "named"
  versioning_configuration {
    status = "Enabled"
  }
}

# Bucket and satellite exist together.
variable "create" {
  type = bool
}

resource "aws_s3_bucket" "maybe" {
  count  = var.create ? 1 : 0
  bucket = "maybe"
}

resource "aws_s3_bucket_versioning" "maybe" {
  count  = var.create ? 1 : 0
  bucket = aws_s3_bucket.maybe[0].id
  versioning_configuration {
    status = "Enabled"
  }
}

# Whatever keys there will be, each bucket has its satellite.
variable "names" {
  type = set(string)
}

resource "aws_s3_bucket" "each" {
  for_each = var.names
  bucket   = each.key
}

resource "aws_s3_bucket_versioning" "each" {
  for_each = var.names
  bucket   = aws_s3_bucket.each[each.key].id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "old" {
  versioning {
    enabled = true
  }
}
