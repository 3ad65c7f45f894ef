resource "aws_emr_cluster" "reports" { # expect: aws-emr-cluster-kerberos-not-configured
  name          = "reports"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
}
