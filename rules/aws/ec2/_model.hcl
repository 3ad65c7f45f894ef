# Security groups and their rules, wherever they are written.

type "aws.ec2.security_group" {
  attributes {
    name        = string
    description = string
    vpc_id      = string
    # Whether a rule of that direction is written, in the group or beside it.
    ingress = list(any)
    egress  = list(any)
    # The default group of a VPC.
    is_default = optional(bool, false)
    tags       = any
  }

  terraform "aws_security_group" {
    identity = ["id", "arn", "name"]

    attach_all "rules" "aws_security_group_rule" { on = rules.security_group_id }
    attach_all "ingress_rules" "aws_vpc_security_group_ingress_rule" { on = ingress_rules.security_group_id }
    attach_all "egress_rules" "aws_vpc_security_group_egress_rule" { on = egress_rules.security_group_id }

    ingress    = concat(self.ingress[*], [for r in rules : r if r.type == "ingress"], ingress_rules)
    egress     = concat(self.egress[*], [for r in rules : r if r.type == "egress"], egress_rules)
    is_default = self.name == "default"
  }
  terraform "aws_default_security_group" {
    attach_all "rules" "aws_security_group_rule" { on = rules.security_group_id }
    attach_all "ingress_rules" "aws_vpc_security_group_ingress_rule" { on = ingress_rules.security_group_id }
    attach_all "egress_rules" "aws_vpc_security_group_egress_rule" { on = egress_rules.security_group_id }

    ingress    = concat(self.ingress[*], [for r in rules : r if r.type == "ingress"], ingress_rules)
    egress     = concat(self.egress[*], [for r in rules : r if r.type == "egress"], egress_rules)
    is_default = true
  }

  cloudformation "AWS::EC2::SecurityGroup" {
    identity = ["Ref", "GroupId", "Id", "GroupName"]

    attach_all "ingress_rules" "AWS::EC2::SecurityGroupIngress" { on = [ingress_rules.GroupId, ingress_rules.GroupName] }
    attach_all "egress_rules" "AWS::EC2::SecurityGroupEgress" { on = egress_rules.GroupId }

    name        = self.GroupName
    description = self.GroupDescription
    ingress     = concat(self.SecurityGroupIngress[*], ingress_rules)
    egress      = concat(self.SecurityGroupEgress[*], egress_rules)
    is_default  = self.GroupName == "default"
  }
}

# One permission to come in: from_port to to_port of a protocol, from ranges or from members of
# other groups.
type "aws.ec2.ingress_rule" {
  attributes {
    protocol    = string
    from_port   = number
    to_port     = number
    cidrs       = list(string)
    groups      = list(string)
    self_group  = optional(bool, false)
    description = string
  }

  derived {
    # Protocol -1 is all protocols on all ports, whatever ports are written.
    all_protocols = coalesce(self.protocol == "-1" || lower(self.protocol) == "all", false)
    carries_tcp   = coalesce(contains(["-1", "all", "tcp", "6"], lower(self.protocol)), true)
    # -1 in a port means all of them.
    first_port = self.all_protocols || coalesce(self.from_port == -1, true) ? 0 : coalesce(self.from_port, 0)
    last_port  = self.all_protocols || coalesce(self.to_port == -1, true) ? 65535 : coalesce(self.to_port, 65535)
    open       = any([for c in self.cidrs : is_any_ip(c)])
  }

  terraform "aws_security_group" {
    each       = self.ingress
    cidrs      = concat(each.cidr_blocks, each.ipv6_cidr_blocks)
    groups     = each.security_groups
    self_group = each.self
  }
  terraform "aws_default_security_group" {
    each       = self.ingress
    cidrs      = concat(each.cidr_blocks, each.ipv6_cidr_blocks)
    groups     = each.security_groups
    self_group = each.self
  }
  terraform "aws_security_group_rule" {
    when       = self.type == "ingress"
    cidrs      = concat(self.cidr_blocks, self.ipv6_cidr_blocks)
    groups     = self.source_security_group_id
    self_group = self.self
  }
  terraform "aws_vpc_security_group_ingress_rule" {
    protocol   = self.ip_protocol
    cidrs      = [for c in [self.cidr_ipv4, self.cidr_ipv6] : c if c != null]
    groups     = self.referenced_security_group_id
    self_group = false
  }

  cloudformation "AWS::EC2::SecurityGroup" {
    identity   = ["Ref", "GroupId", "Id", "GroupName"]
    each       = self.SecurityGroupIngress
    protocol   = each.IpProtocol
    cidrs      = [for c in [each.CidrIp, each.CidrIpv6] : c if c != null]
    groups     = [for g in [each.SourceSecurityGroupId, each.SourceSecurityGroupName] : g if g != null]
    self_group = false
  }
  cloudformation "AWS::EC2::SecurityGroupIngress" {
    protocol   = self.IpProtocol
    cidrs      = [for c in [self.CidrIp, self.CidrIpv6] : c if c != null]
    groups     = [for g in [self.SourceSecurityGroupId, self.SourceSecurityGroupName] : g if g != null]
    self_group = false
  }
}

# One permission to go out.
type "aws.ec2.egress_rule" {
  attributes {
    protocol    = string
    from_port   = number
    to_port     = number
    cidrs       = list(string)
    groups      = list(string)
    self_group  = optional(bool, false)
    description = string
  }

  derived {
    all_protocols = coalesce(self.protocol == "-1" || lower(self.protocol) == "all", false)
    carries_tcp   = coalesce(contains(["-1", "all", "tcp", "6"], lower(self.protocol)), true)
    first_port    = self.all_protocols || coalesce(self.from_port == -1, true) ? 0 : coalesce(self.from_port, 0)
    last_port     = self.all_protocols || coalesce(self.to_port == -1, true) ? 65535 : coalesce(self.to_port, 65535)
    open          = any([for c in self.cidrs : is_any_ip(c)])
  }

  terraform "aws_security_group" {
    each       = self.egress
    cidrs      = concat(each.cidr_blocks, each.ipv6_cidr_blocks)
    groups     = each.security_groups
    self_group = each.self
  }
  terraform "aws_default_security_group" {
    each       = self.egress
    cidrs      = concat(each.cidr_blocks, each.ipv6_cidr_blocks)
    groups     = each.security_groups
    self_group = each.self
  }
  terraform "aws_security_group_rule" {
    when       = self.type == "egress"
    cidrs      = concat(self.cidr_blocks, self.ipv6_cidr_blocks)
    groups     = self.source_security_group_id
    self_group = self.self
  }
  terraform "aws_vpc_security_group_egress_rule" {
    protocol   = self.ip_protocol
    cidrs      = [for c in [self.cidr_ipv4, self.cidr_ipv6] : c if c != null]
    groups     = self.referenced_security_group_id
    self_group = false
  }

  cloudformation "AWS::EC2::SecurityGroup" {
    identity   = ["Ref", "GroupId", "Id", "GroupName"]
    each       = self.SecurityGroupEgress
    protocol   = each.IpProtocol
    cidrs      = [for c in [each.CidrIp, each.CidrIpv6] : c if c != null]
    groups     = each.DestinationSecurityGroupId
    self_group = false
  }
  cloudformation "AWS::EC2::SecurityGroupEgress" {
    protocol   = self.IpProtocol
    cidrs      = [for c in [self.CidrIp, self.CidrIpv6] : c if c != null]
    groups     = self.DestinationSecurityGroupId
    self_group = false
  }
}

# A rule of a security group in either direction.
type "aws.ec2.security_group_rule" {
  attributes {
    description = string
  }

  terraform "aws_security_group" {
    each        = concat(self.ingress, self.egress)
    description = each.description
  }
  terraform "aws_default_security_group" {
    each        = concat(self.ingress, self.egress)
    description = each.description
  }
  terraform "aws_security_group_rule" {}
  terraform "aws_vpc_security_group_ingress_rule" {}
  terraform "aws_vpc_security_group_egress_rule" {}

  cloudformation "AWS::EC2::SecurityGroup" {
    each        = concat(self.SecurityGroupIngress, self.SecurityGroupEgress)
    description = each.Description
  }
  cloudformation "AWS::EC2::SecurityGroupIngress" {}
  cloudformation "AWS::EC2::SecurityGroupEgress" {}
}

type "aws.ec2.subnet" {
  attributes {
    # Whether what is started in it gets a public IPv4 address unless it says otherwise.
    assigns_public_ip = optional(bool, false)
  }

  terraform "aws_subnet" {
    identity          = ["id", "arn"]
    assigns_public_ip = self.map_public_ip_on_launch
  }

  cloudformation "AWS::EC2::Subnet" {
    identity          = ["Ref", "SubnetId"]
    assigns_public_ip = self.MapPublicIpOnLaunch
  }
}
