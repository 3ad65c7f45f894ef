resource "aws_athena_workgroup" "analysts" {
  name = "analysts"

  configuration {
    result_configuration { # expect: aws-athena-workgroup-unencrypted
      output_location = "s3://query-results/analysts/"
    }
  }
}

resource "aws_athena_workgroup" "bare" { # expect: aws-athena-workgroup-unencrypted
  name = "bare"
}
