resource "aws_emr_cluster" "reports" {
  name          = "reports"
  release_label = "emr-7.1.0"

  kerberos_attributes {
    realm                   = "EC2.INTERNAL"
    ad_domain_join_user     = "joiner"
    ad_domain_join_password = "an-example-0" # expect: aws-emr-cluster-plaintext-ad-join-password
  }
}
