# CloudWatch Logs by default.
resource "aws_codebuild_project" "default" {
  name         = "default"
  service_role = "arn:aws:iam::111122223333:role/build"
}

resource "aws_codebuild_project" "bucket" {
  name         = "bucket"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
    s3_logs {
      status   = "ENABLED"
      location = "example-logs/builds"
    }
  }
}
