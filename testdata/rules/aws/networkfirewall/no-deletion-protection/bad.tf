resource "aws_networkfirewall_firewall" "default" { # expect: aws-networkfirewall-no-deletion-protection
  name                = "default"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/main"
  vpc_id              = "vpc-0a1b2c3d"
}

resource "aws_networkfirewall_firewall" "off" {
  name                = "off"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/main"
  vpc_id              = "vpc-0a1b2c3d"
  delete_protection   = false # expect: aws-networkfirewall-no-deletion-protection
}
