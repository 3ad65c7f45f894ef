resource "aws_athena_workgroup" "analysts" {
  name = "analysts"

  configuration {
    enforce_workgroup_configuration = false # expect: aws-athena-workgroup-config-not-enforced
  }
}
