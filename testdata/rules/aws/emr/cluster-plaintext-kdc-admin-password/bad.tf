resource "aws_emr_cluster" "reports" {
  name          = "reports"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  kerberos_attributes {
    kdc_admin_password = "an-example-0" # expect: aws-emr-cluster-plaintext-kdc-admin-password
    realm              = "EC2.INTERNAL"
  }
}
