variable "password" {
  type      = string
  sensitive = true
}

resource "aws_emr_cluster" "reports" {
  name          = "reports"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  kerberos_attributes {
    kdc_admin_password = var.password
    realm              = "EC2.INTERNAL"
  }
}
