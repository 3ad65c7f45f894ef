resource "aws_codebuild_project" "encrypted" {
  name         = "encrypted"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = "example-logs/builds"
    }
  }
}

resource "aws_codebuild_project" "elsewhere" {
  name         = "elsewhere"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    s3_logs {
      status              = "DISABLED"
      encryption_disabled = true
    }
  }
}
