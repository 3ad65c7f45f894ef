resource "aws_emr_security_configuration" "strict" {
  name          = "strict"
  configuration = "{}"
}

resource "aws_emr_cluster" "reports" {
  name                   = "reports"
  release_label          = "emr-7.1.0"
  service_role           = "arn:aws:iam::111122223333:role/emr"
  security_configuration = aws_emr_security_configuration.strict.name
}
