variable "status" {
  type = string
}

resource "aws_codebuild_project" "caller_decides" {
  name         = "builds"
  service_role = "arn:aws:iam::111122223333:role/build"
  logs_config {
    cloudwatch_logs {
      status = var.status
    }
  }
}
