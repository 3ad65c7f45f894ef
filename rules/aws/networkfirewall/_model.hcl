# Network Firewall: firewalls, and what they are made of.

type "aws.networkfirewall.firewall" {
  attributes {
    delete_protection = bool
    # Where flow, alert and TLS logs go.
    logs              = list(string)
  }

  terraform "aws_networkfirewall_firewall" {
    identity = ["id", "arn", "name"]

    attach_all "logging" "aws_networkfirewall_logging_configuration" { on = logging.firewall_arn }

    # The provider turns it off where nothing is said.
    delete_protection = coalesce(self.delete_protection, false)
    logs = flatten([for l in logging : [for d in l.logging_configuration.log_destination_config[*] : d.log_type]])
  }

  cloudformation "AWS::NetworkFirewall::Firewall" {
    identity = ["Ref", "FirewallArn", "FirewallId", "FirewallName"]

    attach_all "logging" "AWS::NetworkFirewall::LoggingConfiguration" { on = logging.FirewallArn }

    delete_protection = self.DeleteProtection
    logs = flatten([for l in logging : [for d in l.LoggingConfiguration.LogDestinationConfigs : d.LogType]])
  }
}

# What is encrypted with a key that may be the customer's.
type "aws.networkfirewall.encrypted" {
  lacks = { cloudformation = "CloudFormation cannot name the key" }

  attributes {
    kms_key = string
  }

  terraform "aws_networkfirewall_firewall" "aws_networkfirewall_rule_group" {
    kms_key = self.encryption_configuration.key_id
  }
}

type "aws.networkfirewall.policy" {
  lacks = { cloudformation = "CloudFormation cannot name the key" }

  attributes {
    kms_key = string
  }

  terraform "aws_networkfirewall_firewall_policy" {
    identity = ["id", "arn", "name"]
    kms_key  = self.encryption_configuration.key_id
  }
}
