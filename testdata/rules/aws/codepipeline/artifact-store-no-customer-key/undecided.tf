variable "kms_key" {
  type = string
}

resource "aws_codepipeline" "release" {
  name     = "release"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"
  artifact_store {
    type     = "S3"
    location = "example-artifacts"
    encryption_key {
      type = "KMS"
      id   = var.kms_key
    }
  }
}
