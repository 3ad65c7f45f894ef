resource "aws_networkfirewall_firewall" "default" { # expect: aws-networkfirewall-no-customer-key
  name                = "default"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/main"
  vpc_id              = "vpc-0a1b2c3d"
}

resource "aws_networkfirewall_rule_group" "owned" {
  name     = "owned"
  capacity = 100
  type     = "STATEFUL"
  encryption_configuration { # expect: aws-networkfirewall-no-customer-key
    type = "AWS_OWNED_KMS_KEY"
  }
}
