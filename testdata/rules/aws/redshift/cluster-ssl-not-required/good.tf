resource "aws_redshift_parameter_group" "on" {
  name   = "on"
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "new_family" {
  name   = "new-family"
  family = "redshift-2.0"
}
