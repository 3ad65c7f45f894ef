variable "password" {
  type      = string
  sensitive = true
}

resource "aws_emr_cluster" "reports" {
  name          = "reports"
  release_label = "emr-7.1.0"

  kerberos_attributes {
    kdc_admin_password = var.password
    realm              = "EC2.INTERNAL"
  }
}

resource "aws_emr_cluster" "none" {
  name          = "none"
  release_label = "emr-7.1.0"
}
