resource "aws_ecr_repository" "left_out" { # expect: aws-ecr-repository-no-scan-on-push
  name = "web"
}

resource "aws_ecr_repository" "set" {
  name = "web"

  image_scanning_configuration {
    scan_on_push = false # expect: aws-ecr-repository-no-scan-on-push
  }
}
