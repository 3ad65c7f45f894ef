# Nothing says anything about versions.
resource "aws_s3_bucket" "plain" { # expect: aws-s3-bucket-versioning-disabled
  bucket = "plain"
}

# Suspended in the resource beside the bucket.
resource "aws_s3_bucket" "suspended" {
  bucket = "suspended"
}

resource "aws_s3_bucket_versioning" "suspended" {
  bucket = aws_s3_bucket.suspended.id
  versioning_configuration {
    status = "Suspended" # expect: aws-s3-bucket-versioning-disabled
  }
}

# The old way, by a variable.
variable "versions" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "old" {
  versioning {
    enabled = var.versions # expect: aws-s3-bucket-versioning-disabled
  }
}

# Versioned in production only: the author's own branch.
variable "env" {
  type = string
}

resource "aws_s3_bucket" "branch" {
  bucket = "branch"
}

resource "aws_s3_bucket_versioning" "branch" {
  bucket = aws_s3_bucket.branch.bucket
  versioning_configuration {
    status = var.env == "prod" ? "Enabled" : "Suspended" # expect: aws-s3-bucket-versioning-disabled
  }
}

# One of many, each judged by itself, shown once.
resource "aws_s3_bucket" "many" { # expect: aws-s3-bucket-versioning-disabled
  for_each = toset(["a", "b"])
  bucket   = "many-${each.key}"
}

# The satellite names another bucket, so it says nothing of this one.
resource "aws_s3_bucket" "other" { # expect: aws-s3-bucket-versioning-disabled
  bucket = "other"
}

resource "aws_s3_bucket_versioning" "foreign" {
  bucket = "somebody-elses"
  versioning_configuration {
    status = "Enabled"
  }
}
