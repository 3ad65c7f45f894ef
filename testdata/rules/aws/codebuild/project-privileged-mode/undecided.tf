variable "privileged" {
  type = bool
}

resource "aws_codebuild_project" "caller_decides" {
  name         = "builds"
  service_role = "arn:aws:iam::111122223333:role/build"
  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = var.privileged
  }
}
