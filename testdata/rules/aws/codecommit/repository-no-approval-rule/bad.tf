resource "aws_codecommit_repository" "app" { # expect: aws-codecommit-repository-no-approval-rule
  repository_name = "app"
}
