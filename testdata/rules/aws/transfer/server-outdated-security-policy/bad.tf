resource "aws_transfer_server" "default" { # expect: aws-transfer-server-outdated-security-policy
  endpoint_type = "VPC"
}

resource "aws_transfer_server" "written" {
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-FIPS-2020-06" # expect: aws-transfer-server-outdated-security-policy
}
