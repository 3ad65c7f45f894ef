resource "aws_athena_workgroup" "default" {
  name = "default"
}

resource "aws_athena_workgroup" "written" {
  name = "written"

  configuration {
    enforce_workgroup_configuration = true
  }
}
