variable "password" {
  type      = string
  sensitive = true
}

resource "aws_emr_cluster" "reports" {
  name          = "reports"
  release_label = "emr-7.1.0"

  kerberos_attributes {
    realm                                = "EC2.INTERNAL"
    cross_realm_trust_principal_password = var.password
  }
}
