resource "aws_codebuild_project" "plain" {
  name         = "plain"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "example-logs/builds"
      encryption_disabled = true # expect: aws-codebuild-project-s3-logs-unencrypted
    }
  }
}
