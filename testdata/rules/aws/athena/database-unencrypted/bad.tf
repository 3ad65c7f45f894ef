resource "aws_athena_database" "sales" { # expect: aws-athena-database-unencrypted
  name   = "sales"
  bucket = "sales"
}
