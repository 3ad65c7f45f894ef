variable "kms_key" {
  type = string
}

resource "aws_codebuild_project" "builds" {
  name           = "builds"
  service_role   = "arn:aws:iam::111122223333:role/build"
  encryption_key = var.kms_key
  artifacts {
    type     = "S3"
    location = "example-builds"
  }
}
