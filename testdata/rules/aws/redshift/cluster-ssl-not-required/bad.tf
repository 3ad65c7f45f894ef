resource "aws_redshift_parameter_group" "absent" { # expect: aws-redshift-cluster-ssl-not-required
  name   = "absent"
  family = "redshift-1.0"
}

resource "aws_redshift_parameter_group" "off" {
  name   = "off"
  family = "redshift-2.0"
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
  parameter {
    name  = "require_ssl"
    value = "false" # expect: aws-redshift-cluster-ssl-not-required
  }
}
