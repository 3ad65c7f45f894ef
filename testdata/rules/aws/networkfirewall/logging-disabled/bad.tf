resource "aws_networkfirewall_firewall" "main" { # expect: aws-networkfirewall-logging-disabled
  name                = "main"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/main"
  vpc_id              = "vpc-0a1b2c3d"
}
