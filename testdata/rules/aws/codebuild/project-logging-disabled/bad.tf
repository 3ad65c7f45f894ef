resource "aws_codebuild_project" "silent" {
  name         = "silent"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    cloudwatch_logs {
      status = "DISABLED" # expect: aws-codebuild-project-logging-disabled
    }
  }
}
