resource "aws_kms_key" "artifacts" {
  enable_key_rotation = true
}

resource "aws_codepipeline" "release" {
  name     = "release"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"
  artifact_store {
    type     = "S3"
    location = "example-artifacts"
    encryption_key {
      type = "KMS"
      id   = aws_kms_key.artifacts.arn
    }
  }
}
