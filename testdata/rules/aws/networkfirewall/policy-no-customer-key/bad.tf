resource "aws_networkfirewall_firewall_policy" "default" { # expect: aws-networkfirewall-policy-no-customer-key
  name = "default"
}

resource "aws_networkfirewall_firewall_policy" "owned" {
  name = "owned"
  encryption_configuration { # expect: aws-networkfirewall-policy-no-customer-key
    type = "AWS_OWNED_KMS_KEY"
  }
}
