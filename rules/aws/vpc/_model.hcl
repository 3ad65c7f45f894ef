# Amazon VPC: networks, their access control lists, routes and endpoint services. Security groups
# and subnets are `aws.ec2.*`.

type "aws.vpc.vpc" {
  attributes {
    # Whether it is the one that the region of an account has from the start.
    is_default = optional(bool, false)
    flow_logs  = list(any)
  }

  terraform "aws_vpc" {
    identity = ["id", "arn"]
    attach_all "flow_logs" "aws_flow_log" { on = flow_logs.vpc_id }
    is_default = false
    flow_logs  = flow_logs
  }
  terraform "aws_default_vpc" {
    identity = ["id", "arn"]
    attach_all "flow_logs" "aws_flow_log" { on = flow_logs.vpc_id }
    is_default = true
    flow_logs  = flow_logs
  }

  cloudformation "AWS::EC2::VPC" {
    identity = ["Ref", "VpcId"]
    lacks    = { is_default = "CloudFormation neither makes nor takes over a default VPC" }
    attach_all "flow_logs" "AWS::EC2::FlowLog" { on = flow_logs.ResourceId }
    flow_logs = flow_logs
  }
}

# The security group that every VPC has, which lets its members talk to each other and to everybody
# outside unless its rules are taken away.
type "aws.vpc.default_security_group" {
  lacks = { cloudformation = "a template cannot take rules away from the group that a VPC comes with" }

  attributes {
    # Whether the configuration has taken it over; then it has the rules that are written, no others.
    managed = optional(bool, false)
    rules   = list(any)
  }

  terraform "aws_vpc" {
    identity = ["id", "arn"]

    attach "group" "aws_default_security_group" { on = group.vpc_id }
    attach_all "beside" "aws_security_group_rule" "aws_vpc_security_group_ingress_rule" "aws_vpc_security_group_egress_rule" {
      on = follow(beside.security_group_id, "aws_default_security_group").vpc_id
    }

    managed = group != null
    rules   = concat(group.ingress[*], group.egress[*], beside)
  }
  # Of a VPC that is not here.
  terraform "aws_default_security_group" {
    when = follow(self.vpc_id) == null

    attach_all "beside" "aws_security_group_rule" "aws_vpc_security_group_ingress_rule" "aws_vpc_security_group_egress_rule" {
      on = beside.security_group_id
    }

    managed = true
    rules   = concat(self.ingress[*], self.egress[*], beside)
  }
}

type "aws.vpc.network_acl" {
  attributes {
    subnets = list(any)
  }

  terraform "aws_network_acl" {
    identity = ["id", "arn"]
    attach_all "associations" "aws_network_acl_association" { on = associations.network_acl_id }
    subnets = concat(self.subnet_ids, associations)
  }

  cloudformation "AWS::EC2::NetworkAcl" {
    identity = ["Ref", "Id"]
    attach_all "associations" "AWS::EC2::SubnetNetworkAclAssociation" { on = associations.NetworkAclId }
    subnets = associations
  }
}

# An inbound rule of a network ACL. The first rule that fits decides; rules that are resources of
# their own are judged without what comes before them.
type "aws.vpc.network_acl_ingress_rule" {
  attributes {
    # allow, deny.
    action    = optional(string, "")
    protocol  = string
    from_port = number
    to_port   = number
    cidrs     = list(string)
    # Rules that come before it and turn away everybody of its address family.
    denies    = list(object({ protocol = string, from_port = number, to_port = number }))
  }

  derived {
    # Protocol -1 is all protocols on all ports, whatever ports are written.
    all_protocols  = coalesce(contains(["-1", "all"], lower(self.protocol)), false)
    carries_tcp    = coalesce(contains(["-1", "all", "tcp", "6"], lower(self.protocol)), true)
    first_port     = self.all_protocols ? 0 : coalesce(self.from_port, 0)
    last_port      = self.all_protocols ? 65535 : coalesce(self.to_port, 65535)
    admits_anybody = lower(self.action) == "allow" && any([for c in self.cidrs : is_any_ip(c)])
    # Of the ports that rules ask for: those that anybody reaches over TCP.
    open_ports = [
      for p in between([20, 21, 22, 3389], self.first_port, self.last_port) : p
      if self.admits_anybody && self.carries_tcp && !any([
        for d in self.denies : coalesce(
          contains(["-1", "all"], lower(d.protocol))
          || contains(["tcp", "6"], lower(d.protocol)) && coalesce(d.from_port, 0) <= p && coalesce(d.to_port, 65535) >= p,
          false,
        )
      ])
    ]
  }

  terraform "aws_network_acl" "aws_default_network_acl" {
    identity = ["id", "arn"]
    each     = self.ingress
    cidrs    = [for c in [each.cidr_block, each.ipv6_cidr_block] : c if c != null]
    denies = [
      for d in self.ingress[*] : d
      if coalesce(
        lower(d.action) == "deny" && tonumber(d.rule_no) < tonumber(each.rule_no)
        && is_any_ip(coalesce(each.cidr_block, "") != "" ? d.cidr_block : d.ipv6_cidr_block),
        false,
      )
    ]
  }
  terraform "aws_network_acl_rule" {
    absent = { denies = "an entry knows nothing of the others of its ACL" }
    when   = !coalesce(self.egress, false)
    action = self.rule_action
    cidrs  = [for c in [self.cidr_block, self.ipv6_cidr_block] : c if c != null]
  }

  cloudformation "AWS::EC2::NetworkAclEntry" {
    absent    = { denies = "an entry knows nothing of the others of its ACL" }
    when      = !coalesce(self.Egress, false)
    action    = self.RuleAction
    from_port = self.PortRange.From
    to_port   = self.PortRange.To
    cidrs     = [for c in [self.CidrBlock, self.Ipv6CidrBlock] : c if c != null]
  }
}

# A route: where traffic for a range goes.
type "aws.vpc.route" {
  attributes {
    cidrs              = list(string)
    instance           = string
    peering_connection = string
  }

  derived {
    default = any([for c in self.cidrs : is_any_ip(c)])
  }

  terraform "aws_route" {
    cidrs              = [for c in [self.destination_cidr_block, self.destination_ipv6_cidr_block] : c if present(c)]
    instance           = self.instance_id
    peering_connection = self.vpc_peering_connection_id
  }
  terraform "aws_route_table" "aws_default_route_table" {
    identity           = ["id", "arn"]
    each               = self.route
    cidrs              = [for c in [each.cidr_block, each.ipv6_cidr_block] : c if present(c)]
    instance           = each.instance_id
    peering_connection = each.vpc_peering_connection_id
  }

  cloudformation "AWS::EC2::Route" {
    cidrs              = [for c in [self.DestinationCidrBlock, self.DestinationIpv6CidrBlock] : c if present(c)]
    instance           = self.InstanceId
    peering_connection = self.VpcPeeringConnectionId
  }
}

type "aws.vpc.endpoint_service" {
  attributes {
    # Whether each connection has to be accepted.
    acceptance_required = optional(bool, false)
  }

  terraform "aws_vpc_endpoint_service" {
    identity = ["id", "arn", "service_name"]
  }

  cloudformation "AWS::EC2::VPCEndpointService" {
    identity = ["Ref", "ServiceId"]
  }
}
