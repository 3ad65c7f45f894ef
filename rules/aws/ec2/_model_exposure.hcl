# What the internet reaches: the walk from there to instances, scaling groups and services, directly or
# through a load balancer. Each resource of the way says what it lets in; `aws.ec2.exposure` puts the
# ways together.

# What a security group lets in and out.
type "aws.ec2.group_openings" {
  attributes {
    # Its rules in one form, those beside it too.
    written = list(any)
    leaving = list(any)
  }

  derived {
    # Ranges of ports that anybody reaches.
    open = open_ports(self.written)
    # The rules that carry TCP, with the ports that they are for.
    carried = [
      for r in concat(self.written, self.leaving) : {
        at      = r.at
        leaving = r.leaving
        first   = coalesce(contains(["-1", "all"], lower(r.protocol)) || r.from_port == -1, false) ? 0 : coalesce(r.from_port, 0)
        last    = coalesce(contains(["-1", "all"], lower(r.protocol)) || r.to_port == -1, false) ? 65535 : coalesce(r.to_port, 65535)
        cidrs   = r.cidrs
        groups  = r.groups
      }
      if coalesce(contains(["-1", "all", "tcp", "6"], lower(r.protocol)), true)
    ]
    tcp     = [for r in self.carried : r if !r.leaving]
    tcp_out = [for r in self.carried : r if r.leaving]
  }

  terraform "aws_security_group" "aws_default_security_group" {
    identity = ["id", "arn", "name"]
    attach_all "rules" "aws_security_group_rule" { on = rules.security_group_id }
    attach_all "ingress_rules" "aws_vpc_security_group_ingress_rule" { on = ingress_rules.security_group_id }
    attach_all "egress_rules" "aws_vpc_security_group_egress_rule" { on = egress_rules.security_group_id }
    written = [
      for r in concat(self.ingress[*], [for r in rules : r if r.type == "ingress"], ingress_rules) : {
        at           = r
        leaving      = false
        protocol     = coalesce(r.protocol, r.ip_protocol)
        from_port    = r.from_port
        to_port      = r.to_port
        cidrs        = concat(r.cidr_blocks, r.ipv6_cidr_blocks, r.cidr_ipv4, r.cidr_ipv6)
        prefix_lists = concat(r.prefix_list_ids, r.prefix_list_id)
        groups = concat(r.security_groups, [
          for g in [r.source_security_group_id, r.referenced_security_group_id, coalesce(r.self, false) ? self.id : null] : g
          if present(g)
        ])
      }
    ]
    leaving = [
      for r in concat(self.egress[*], [for r in rules : r if r.type == "egress"], egress_rules) : {
        at           = r
        leaving      = true
        protocol     = coalesce(r.protocol, r.ip_protocol)
        from_port    = r.from_port
        to_port      = r.to_port
        cidrs        = concat(r.cidr_blocks, r.ipv6_cidr_blocks, r.cidr_ipv4, r.cidr_ipv6)
        prefix_lists = concat(r.prefix_list_ids, r.prefix_list_id)
        groups = concat(r.security_groups, [
          for g in [r.source_security_group_id, r.referenced_security_group_id, coalesce(r.self, false) ? self.id : null] : g
          if present(g)
        ])
      }
    ]
  }

  cloudformation "AWS::EC2::SecurityGroup" {
    identity = ["Ref", "GroupId", "Id", "GroupName"]
    attach_all "ingress_rules" "AWS::EC2::SecurityGroupIngress" { on = [ingress_rules.GroupId, ingress_rules.GroupName] }
    attach_all "egress_rules" "AWS::EC2::SecurityGroupEgress" { on = egress_rules.GroupId }
    written = [
      for r in concat(self.SecurityGroupIngress[*], ingress_rules) : {
        at           = r
        leaving      = false
        protocol     = r.IpProtocol
        from_port    = r.FromPort
        to_port      = r.ToPort
        cidrs        = concat(r.CidrIp, r.CidrIpv6)
        prefix_lists = concat(r.SourcePrefixListId)
        groups       = [for g in [r.SourceSecurityGroupId, r.SourceSecurityGroupName] : g if present(g)]
      }
    ]
    # Where a template says nothing everything may leave.
    leaving = [
      for r in (
        present(self.SecurityGroupEgress) || length(egress_rules) > 0 ? concat(self.SecurityGroupEgress[*], egress_rules)
        : [{ IpProtocol = "-1", CidrIp = "0.0.0.0/0", CidrIpv6 = "::/0" }]
      ) : {
        at           = r
        leaving      = true
        protocol     = r.IpProtocol
        from_port    = r.FromPort
        to_port      = r.ToPort
        cidrs        = concat(r.CidrIp, r.CidrIpv6)
        prefix_lists = concat(r.DestinationPrefixListId)
        groups       = [for g in [r.DestinationSecurityGroupId] : g if present(g)]
      }
    ]
  }
}

# A route table: where what leaves for anywhere goes.
type "aws.ec2.route_openings" {
  attributes {
    # Its routes for everything, with the gateway that each leads to.
    defaults = list(any)
  }

  derived {
    # Those to an internet gateway. What names another resource leads elsewhere.
    routes = [
      for r in self.defaults : r.at
      if follow(r.gateway, "aws_internet_gateway") != null || follow(r.gateway, "AWS::EC2::InternetGateway") != null
      || follow(r.gateway, "data.aws_internet_gateway") != null
      || (refers(r.gateway) ? false : coalesce(startswith(r.gateway, "igw-"), false))
    ]
  }

  terraform "aws_route_table" "aws_default_route_table" {
    identity = ["id", "arn"]
    attach_all "beside" "aws_route" { on = beside.route_table_id }
    defaults = [
      for r in concat(self.route[*], beside) : { at = r, gateway = r.gateway_id }
      if any([
        for c in concat(r.cidr_block, r.ipv6_cidr_block, r.destination_cidr_block, r.destination_ipv6_cidr_block) :
        coalesce(is_any_ip(c), false)
      ])
    ]
  }

  cloudformation "AWS::EC2::RouteTable" {
    identity = ["Ref", "RouteTableId"]
    attach_all "beside" "AWS::EC2::Route" { on = beside.RouteTableId }
    defaults = [
      for r in beside : { at = r, gateway = r.GatewayId }
      if any([for c in concat(r.DestinationCidrBlock, r.DestinationIpv6CidrBlock) : coalesce(is_any_ip(c), false)])
    ]
  }
}

# A network: the routes of its main table, which holds for subnets without one of their own.
type "aws.ec2.network_openings" {
  attributes {
    routes = list(any)
  }

  # The table that a network is made with has no route to the internet until one is written.
  terraform "aws_vpc" {
    identity = ["id", "arn", "main_route_table_id", "default_route_table_id"]
    attach "chosen" "aws_main_route_table_association" { on = chosen.vpc_id }
    attach "adopted" "aws_default_route_table" { on = adopted.default_route_table_id }
    attach_all "beside" "aws_route" { on = beside.route_table_id }
    routes = (
      chosen != null ? coalesce(node(chosen.route_table_id, "aws.ec2.route_openings").routes, [
        for c in [chosen] : c if unknown("its main route table is not here")
      ])
      : adopted != null ? node(adopted, "aws.ec2.route_openings").routes
      : [
        for r in beside : r
        if any([for c in concat(r.destination_cidr_block, r.destination_ipv6_cidr_block) : coalesce(is_any_ip(c), false)])
        && follow(r.gateway_id, "aws_internet_gateway") != null
      ]
    )
  }
  # The network that an account has from the start is routed to the internet.
  terraform "aws_default_vpc" {
    identity = ["id", "arn", "main_route_table_id", "default_route_table_id"]
    attach "chosen" "aws_main_route_table_association" { on = chosen.vpc_id }
    attach "adopted" "aws_default_route_table" { on = adopted.default_route_table_id }
    routes = (
      chosen != null ? coalesce(node(chosen.route_table_id, "aws.ec2.route_openings").routes, [
        for c in [chosen] : c if unknown("its main route table is not here")
      ])
      : adopted != null ? node(adopted, "aws.ec2.route_openings").routes
      : [self]
    )
  }

  # A template cannot change the main table.
  cloudformation "AWS::EC2::VPC" {
    identity = ["Ref", "VpcId"]
    routes   = []
  }
}

# A subnet: whether the internet is routed to it, and what its network ACL lets in.
type "aws.ec2.subnet_openings" {
  attributes {
    # Null where its route table is not here.
    routes            = any
    assigns_public_ip = optional(bool, false)
    open              = list(any)
    ranges            = list(string)
  }

  derived {
    # Whether there is a route to the internet.
    routed = coalesce(length(self.routes) > 0, unknown("its route table is not here"))
  }

  terraform "aws_subnet" {
    identity = ["id", "arn"]
    attach "table" "aws_route_table_association" { on = table.subnet_id }
    attach_all "acls" "aws_network_acl" { on = acls.subnet_ids }
    routes = (
      table != null ? node(table.route_table_id, "aws.ec2.route_openings").routes : node(self.vpc_id, "aws.ec2.network_openings").routes
    )
    assigns_public_ip = self.map_public_ip_on_launch
    ranges            = concat(self.cidr_block, self.ipv6_cidr_block)
    # Without one of its own the default ACL lets everything in.
    open = length(acls) == 0 ? open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }]) : open_ports(flatten([
      for a in acls : [
        for r in a.ingress[*] : {
          number    = r.rule_no
          action    = r.action
          protocol  = r.protocol
          from_port = r.from_port
          to_port   = r.to_port
          cidrs     = concat(r.cidr_block, r.ipv6_cidr_block)
        }
      ]
    ]))
  }
  terraform "aws_default_subnet" {
    identity          = ["id", "arn"]
    routes            = [self]
    assigns_public_ip = coalesce(self.map_public_ip_on_launch, true)
    ranges            = []
    open              = open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }])
  }

  cloudformation "AWS::EC2::Subnet" {
    identity = ["Ref", "SubnetId"]
    attach "table" "AWS::EC2::SubnetRouteTableAssociation" { on = table.SubnetId }
    attach "link" "AWS::EC2::SubnetNetworkAclAssociation" { on = link.SubnetId }
    routes = (
      table != null ? node(table.RouteTableId, "aws.ec2.route_openings").routes : node(self.VpcId, "aws.ec2.network_openings").routes
    )
    assigns_public_ip = self.MapPublicIpOnLaunch
    ranges            = concat(self.CidrBlock, self.Ipv6CidrBlock)
    open = link == null ? open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }]) : (
      coalesce(node(link.NetworkAclId, "aws.ec2.acl_openings").open, [])
    )
  }
}

# A network ACL whose entries are resources of their own.
type "aws.ec2.acl_openings" {
  attributes {
    open = list(any)
  }

  terraform "aws_network_acl" {
    identity = ["id", "arn"]
    attach_all "entries" "aws_network_acl_rule" { on = entries.network_acl_id }
    open = open_ports([
      for e in entries : {
        number    = e.rule_number
        action    = e.rule_action
        protocol  = e.protocol
        from_port = e.from_port
        to_port   = e.to_port
        cidrs     = concat(e.cidr_block, e.ipv6_cidr_block)
      } if !coalesce(e.egress, false)
    ])
  }

  cloudformation "AWS::EC2::NetworkAcl" {
    identity = ["Ref", "Id"]
    attach_all "entries" "AWS::EC2::NetworkAclEntry" { on = entries.NetworkAclId }
    open = open_ports([
      for e in entries : {
        number    = e.RuleNumber
        action    = e.RuleAction
        protocol  = e.Protocol
        from_port = e.PortRange.From
        to_port   = e.PortRange.To
        cidrs     = concat(e.CidrBlock, e.Ipv6CidrBlock)
      } if !coalesce(e.Egress, false)
    ])
  }
}

# What a launch template or configuration gives to the instances that are started from it.
type "aws.ec2.launch_openings" {
  attributes {
    public  = bool
    groups  = list(string)
    subnets = list(string)
    profile = string
  }

  terraform "aws_launch_template" {
    identity = ["id", "arn", "name"]
    public   = one([for n in self.network_interfaces[*] : n.associate_public_ip_address if n.associate_public_ip_address != null])
    groups   = concat(self.vpc_security_group_ids, self.security_group_names, flatten(self.network_interfaces[*].security_groups))
    subnets  = [for n in self.network_interfaces[*] : n.subnet_id if present(n.subnet_id)]
    profile  = coalesce(self.iam_instance_profile.name, self.iam_instance_profile.arn)
  }
  terraform "aws_launch_configuration" {
    identity = ["id", "arn", "name"]
    public   = self.associate_public_ip_address
    groups   = self.security_groups
    subnets  = []
    profile  = self.iam_instance_profile
  }

  cloudformation "AWS::EC2::LaunchTemplate" {
    identity = ["Ref", "LaunchTemplateId", "LaunchTemplateName"]
    public = one([
      for n in self.LaunchTemplateData.NetworkInterfaces[*] : n.AssociatePublicIpAddress if n.AssociatePublicIpAddress != null
    ])
    groups = concat(
      self.LaunchTemplateData.SecurityGroupIds, self.LaunchTemplateData.SecurityGroups,
      flatten(self.LaunchTemplateData.NetworkInterfaces[*].Groups),
    )
    subnets = [for n in self.LaunchTemplateData.NetworkInterfaces[*] : n.SubnetId if present(n.SubnetId)]
    profile = coalesce(self.LaunchTemplateData.IamInstanceProfile.Name, self.LaunchTemplateData.IamInstanceProfile.Arn)
  }
  cloudformation "AWS::AutoScaling::LaunchConfiguration" {
    identity = ["Ref", "LaunchConfigurationName"]
    public   = self.AssociatePublicIpAddress
    groups   = self.SecurityGroups
    subnets  = []
    profile  = self.IamInstanceProfile
  }
}

# A network interface of its own: what its groups let in, where it is, whether it has a public address.
type "aws.ec2.interface_openings" {
  attributes {
    groups    = list(string)
    subnet    = string
    # Elastic addresses that are given to it.
    addresses = list(any)
  }

  terraform "aws_network_interface" {
    identity = ["id", "arn"]
    attach_all "addresses" "aws_eip" { on = addresses.network_interface }
    attach_all "links" "aws_eip_association" { on = links.network_interface_id }
    attach_all "added" "aws_network_interface_sg_attachment" { on = added.network_interface_id }
    groups    = concat(self.security_groups, added[*].security_group_id)
    subnet    = self.subnet_id
    addresses = concat(addresses, links)
  }

  cloudformation "AWS::EC2::NetworkInterface" {
    identity = ["Ref", "Id"]
    attach_all "links" "AWS::EC2::EIPAssociation" { on = links.NetworkInterfaceId }
    groups    = self.GroupSet
    subnet    = self.SubnetId
    addresses = links
  }
}

# A load balancer that faces the internet, or not.
type "aws.ec2.balancer_openings" {
  attributes {
    # application, network, gateway, classic.
    kind    = optional(string, "application")
    # Where it says that it does not face the internet.
    inside  = optional(bool, false)
    groups  = list(string)
    subnets = list(string)
  }

  derived {
    # A network load balancer without groups lets everything through.
    open = coalesce(self.kind == "network", false) && length(self.groups) == 0 ? (
      open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }])
      ) : flatten([
        for g in self.groups : node(g, "aws.ec2.group_openings").open if node(g, "aws.ec2.group_openings") != null
    ])
    # Where its own requests come from.
    ranges = flatten([
      for s in self.subnets : node(s, "aws.ec2.subnet_openings").ranges if node(s, "aws.ec2.subnet_openings") != null
    ])
  }

  terraform "aws_lb" "aws_alb" {
    identity = ["id", "arn"]
    kind     = self.load_balancer_type
    inside   = self.internal
    groups   = self.security_groups
    subnets  = concat(self.subnets, self.subnet_mapping[*].subnet_id)
  }
  terraform "aws_elb" {
    identity = ["id", "arn", "name"]
    kind     = "classic"
    inside   = self.internal
    groups   = self.security_groups
    subnets  = self.subnets
  }

  cloudformation "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    identity = ["Ref", "LoadBalancerArn"]
    kind     = self.Type
    inside   = self.Scheme == "internal"
    groups   = self.SecurityGroups
    subnets  = concat(self.Subnets, self.SubnetMappings[*].SubnetId)
  }
  cloudformation "AWS::ElasticLoadBalancing::LoadBalancer" {
    identity = ["Ref", "LoadBalancerName"]
    kind     = "classic"
    inside   = self.Scheme == "internal"
    groups   = self.SecurityGroups
    subnets  = self.Subnets
  }
}

# A target group: the balancers that face the internet, by the listeners that anybody reaches and that
# send what comes on to it.
type "aws.ec2.target_openings" {
  attributes {
    port      = number
    # Whether targets are addresses, so that they see the balancer's address in place of the client's.
    addresses = optional(bool, false)
    listeners = list(any)
  }

  derived {
    entrances = flatten([
      for l in self.listeners : [
        for b in [node(l.balancer, "aws.ec2.balancer_openings")] : {
          balancer = b
          inside   = b.inside
          groups   = b.groups
          # Clients keep their address on the way through a network load balancer to an instance.
          ranges   = coalesce(b.kind == "network", false) && !self.addresses ? [] : b.ranges
          open     = [for r in b.open : r if r.from_port <= l.port && l.port <= r.to_port]
          listener = l.at
        } if b != null
      ]
    ])
  }

  terraform "aws_lb_target_group" "aws_alb_target_group" {
    identity  = ["id", "arn"]
    addresses = self.target_type == "ip"
    listeners = node(address, "aws.elb.target_group").listeners
  }

  cloudformation "AWS::ElasticLoadBalancingV2::TargetGroup" {
    identity  = ["Ref", "TargetGroupArn"]
    addresses = self.TargetType == "ip"
    listeners = node(address, "aws.elb.target_group").listeners
  }
}

# What runs and can be reached: an instance, a scaling group, a service of containers.
type "aws.ec2.exposure" {
  attributes {
    # instance, scaling group, service.
    kind      = optional(string, "instance")
    # What it says of itself; the rest is in what it is launched from.
    public    = bool
    groups    = list(string)
    subnets   = list(string)
    role      = string
    launch    = any
    # Elastic addresses that are given to it.
    addresses = list(any)
    # Network interfaces of their own that it has: { at, id, first }.
    interfaces = list(any)
    # Target groups that it is in, with the port where that is its own.
    targets   = list(any)
    # Classic load balancers that it stands behind, with their listeners.
    classic   = list(any)
  }

  derived {
    group_list = present(self.groups) ? self.groups : coalesce(self.launch.groups, [])
    # Without one it is in the network that an account has from the start.
    placed = present(self.subnets) ? self.subnets : coalesce(self.launch.subnets, [])
    # By what it is reached: itself, and each network interface of its own. An address is assigned
    # by the subnet to an interface that is made with the instance only.
    sides = concat(
      [{
        at        = null
        missing   = false
        groups    = self.group_list
        subnets   = self.placed
        addresses = self.addresses
        public    = length(self.addresses) > 0 ? true : coalesce(self.public, self.launch.public)
      }],
      flatten([
        for i in self.interfaces : [
          for n in [node(i.id, "aws.ec2.interface_openings")] : {
            at        = i.at
            missing   = n == null
            groups    = coalesce(n.groups, [])
            subnets   = [for s in [n.subnet] : s if present(s)]
            addresses = coalesce(n.addresses, [])
            public    = length(coalesce(n.addresses, [])) > 0
          }
        ]
      ]),
    )
    # With what their groups admit and the subnets that they are in.
    placed_sides = [
      for x in self.sides : {
        side = x
        admitted = x.missing ? open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }]) : flatten([
          for g in x.groups : node(g, "aws.ec2.group_openings").open if node(g, "aws.ec2.group_openings") != null
        ])
        places = [
          for s in x.subnets : coalesce(node(s, "aws.ec2.subnet_openings"), {
            routes            = s
            routed            = unknown("its subnet is not here")
            assigns_public_ip = unknown("its subnet is not here")
            open              = open_ports([{ protocol = "-1", cidrs = ["0.0.0.0/0", "::/0"] }])
          })
        ]
      }
    ]
    # With the subnets that the internet is, or may be, routed to and in which there is a public address.
    faces = [
      for x in self.placed_sides : {
        side     = x.side
        admitted = x.admitted
        reached = [
          for p in x.places : p
          if coalesce(known(p.routed && coalesce(x.side.public, p.assigns_public_ip, false)), true)
        ]
      }
    ]
    # The rules of the groups by which a load balancer comes: those of the first interface.
    tcp = flatten([
      for g in concat(self.group_list, flatten([
        for i in self.interfaces : node(i.id, "aws.ec2.interface_openings").groups if i.first
      ])) : node(g, "aws.ec2.group_openings").tcp if node(g, "aws.ec2.group_openings") != null
    ])
    # The load balancers in front of it, by their listeners.
    entrances = concat(
      flatten([
        for t in self.targets : [
          for e in node(t.group, "aws.ec2.target_openings").entrances :
          merge(e, { at = t.at, port = coalesce(t.port, node(t.group, "aws.ec2.target_openings").port) })
        ]
      ]),
      flatten([
        for c in self.classic : [
          for b in [node(c.balancer, "aws.ec2.balancer_openings")] : {
            balancer = b
            inside   = b.inside
            groups   = b.groups
            ranges   = b.ranges
            open     = [for r in b.open : r if r.from_port <= c.from && c.from <= r.to_port]
            listener = c.listener
            at       = c.at
            port     = c.port
          } if b != null
        ]
      ]),
    )
    # Each way from the internet that there may be, whether it holds, the ports at the end of it and
    # the steps.
    ways = concat(
      [
        for x in self.faces : {
          holds = any([
            for p in x.reached : p.routed && coalesce(x.side.public, p.assigns_public_ip, false)
            && length(common_ports(x.admitted, p.open)) > 0
            ]) || (x.side.missing && unknown("its network interface is not here")) || (
            length(x.side.subnets) == 0 && length(x.admitted) > 0 && coalesce(x.side.public, true)
            && unknown("it is in the default network of the account, which is not here")
          )
          ports = length(x.side.subnets) == 0 ? x.admitted : flatten([for p in x.reached : common_ports(x.admitted, p.open)])
          at    = null
          path = concat(
            [for i in [x.side.at] : step(i, "the network interface belongs to the ${self.kind}") if i != null],
            [for p in x.reached : step(p.routes, "the internet is routed to the subnet")],
            length(x.side.addresses) > 0 ? [step(x.side.addresses, "an elastic address is given to ${x.side.at == null ? "the ${self.kind}" : "it"}")]
            : [step(coalesce(x.side.public, [for p in x.reached : p.assigns_public_ip][0]), "the ${self.kind} has a public address")],
            [step(flatten([for p in x.reached : common_ports(x.admitted, p.open)]), "the security group admits everybody")],
          )
        }
      ],
      flatten([
        for t in self.entrances : [
          for admits in [[
            for r in self.tcp : r.at
            if r.first <= t.port && t.port <= r.last && (
              any([for g in r.groups : any([for b in t.groups : same(g, b)])])
              || any([for c in r.cidrs : is_any_ip(c) || any([for s in t.ranges : cidr_contains(c, s)])])
            )
            ]] : {
            holds = !t.inside && length(t.open) > 0 && length(admits) > 0
            ports = [{ protocol = "tcp", from_port = t.port, to_port = t.port }]
            at    = t.listener
            path = [
              step(t.balancer, "the load balancer faces the internet"),
              step(t.open, "its security group admits everybody"),
              step(t.listener, "the listener sends on what comes"),
              step(t.at, "to the ${self.kind}, among others"),
              step(admits, "whose security group admits the load balancer"),
            ]
          }
        ]
      ]),
    )
    # Statements of its role.
    grants = flatten([
      for d in node(coalesce(
        self.role, follow(self.launch.profile, "aws_iam_instance_profile").role,
        follow(self.launch.profile, "AWS::IAM::InstanceProfile").Roles[0],
      ), "aws.iam.role").policies : d.statements
    ])
  }

  terraform "aws_instance" {
    identity = ["id", "arn", "primary_network_interface_id"]
    attach_all "addresses" "aws_eip" { on = [addresses.instance, addresses.network_interface] }
    attach_all "links" "aws_eip_association" { on = [links.instance_id, links.network_interface_id] }
    attach_all "added" "aws_network_interface_sg_attachment" { on = added.network_interface_id }
    attach_all "beside" "aws_network_interface_attachment" { on = beside.instance_id }
    attach_all "owned" "aws_network_interface" { on = owned.attachment[*].instance }
    attach_all "attachments" "aws_lb_target_group_attachment" "aws_alb_target_group_attachment" { on = attachments.target_id }
    attach_all "classic" "aws_elb" { on = classic.instances }
    attach_all "classic_links" "aws_elb_attachment" { on = classic_links.instance }
    kind      = "instance"
    public    = self.associate_public_ip_address
    groups    = concat(self.vpc_security_group_ids, self.security_groups, added[*].security_group_id)
    subnets   = [for s in [self.subnet_id] : s if present(s)]
    role      = follow(self.iam_instance_profile, "aws_iam_instance_profile").role
    launch    = node(coalesce(self.launch_template.id, self.launch_template.name), "aws.ec2.launch_openings")
    addresses = concat(addresses, links)
    interfaces = concat(
      [
        for n in concat(self.network_interface[*], self.primary_network_interface[*]) : {
          at = n, id = n.network_interface_id, first = coalesce(n.device_index == 0, true)
        }
      ],
      [for b in beside : { at = b, id = b.network_interface_id, first = false }],
      [for o in owned : { at = o, id = o, first = false }],
    )
    targets   = [for a in attachments : { at = a, group = a.target_group_arn, port = a.port }]
    classic = flatten([
      for b in concat(classic, [for l in classic_links : follow(l.elb, "aws_elb")]) : [
        for l in b.listener[*] : { at = b, balancer = b, listener = l, from = l.lb_port, port = l.instance_port }
      ]
    ])
  }
  terraform "aws_autoscaling_group" {
    identity = ["id", "arn", "name"]
    attach_all "attachments" "aws_autoscaling_attachment" { on = attachments.autoscaling_group_name }
    kind    = "scaling group"
    absent = {
      public = "its launch template says"
      groups = "its launch template says"
      role   = "its launch template says"
    }
    subnets = self.vpc_zone_identifier
    launch = node(coalesce(
      self.launch_template.id, self.launch_template.name, self.launch_configuration,
      self.mixed_instances_policy.launch_template.launch_template_specification.launch_template_id,
      self.mixed_instances_policy.launch_template.launch_template_specification.launch_template_name,
    ), "aws.ec2.launch_openings")
    addresses  = []
    interfaces = []
    targets = concat(
      [
        for a in attachments : { at = a, group = a.lb_target_group_arn, port = null }
        if present(a.lb_target_group_arn)
      ],
      [for g in self.target_group_arns : { at = g, group = g, port = null }],
      [for s in self.traffic_source[*] : { at = s, group = s.identifier, port = null }],
    )
    classic = flatten([
      for n in concat(self.load_balancers, [for a in attachments : a.elb if present(a.elb)]) : [
        for l in follow(n, "aws_elb").listener[*] : { at = n, balancer = n, listener = l, from = l.lb_port, port = l.instance_port }
      ]
    ])
  }
  terraform "aws_ecs_service" {
    identity  = ["id", "arn", "name"]
    kind      = "service"
    absent = { launch = "it is started from no template" }
    public    = coalesce(self.network_configuration.assign_public_ip, false)
    groups    = self.network_configuration.security_groups
    subnets   = self.network_configuration.subnets
    role      = follow(self.task_definition, "aws_ecs_task_definition").task_role_arn
    addresses  = []
    interfaces = []
    targets   = [for l in self.load_balancer[*] : { at = l, group = l.target_group_arn, port = l.container_port } if present(l.target_group_arn)]
    classic   = []
  }

  cloudformation "AWS::EC2::Instance" {
    identity = ["Ref", "InstanceId"]
    attach_all "addresses" "AWS::EC2::EIP" { on = addresses.InstanceId }
    attach_all "links" "AWS::EC2::EIPAssociation" { on = links.InstanceId }
    attach_all "beside" "AWS::EC2::NetworkInterfaceAttachment" { on = beside.InstanceId }
    attach_all "target_groups" "AWS::ElasticLoadBalancingV2::TargetGroup" { on = target_groups.Targets[*].Id }
    attach_all "classic" "AWS::ElasticLoadBalancing::LoadBalancer" { on = classic.Instances }
    kind      = "instance"
    public    = any([for n in self.NetworkInterfaces[*] : coalesce(n.AssociatePublicIpAddress, false)]) ? true : null
    groups    = concat(self.SecurityGroupIds, self.SecurityGroups, self.NetworkInterfaces[0].GroupSet)
    subnets   = [for s in [coalesce(self.SubnetId, self.NetworkInterfaces[0].SubnetId)] : s if present(s)]
    role      = follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles[0]
    launch    = node(coalesce(self.LaunchTemplate.LaunchTemplateId, self.LaunchTemplate.LaunchTemplateName), "aws.ec2.launch_openings")
    addresses = concat(addresses, links)
    interfaces = concat(
      [
        for n in self.NetworkInterfaces[*] : {
          at = n, id = n.NetworkInterfaceId, first = coalesce(n.DeviceIndex == "0", true)
        } if n.NetworkInterfaceId != null
      ],
      [for b in beside : { at = b, id = b.NetworkInterfaceId, first = false }],
    )
    targets   = [for g in target_groups : { at = g.Targets, group = g, port = null }]
    classic = flatten([
      for b in classic : [
        for l in b.Listeners : { at = b.Instances, balancer = b, listener = l, from = l.LoadBalancerPort, port = l.InstancePort }
      ]
    ])
  }
  cloudformation "AWS::AutoScaling::AutoScalingGroup" {
    identity = ["Ref", "AutoScalingGroupName"]
    kind     = "scaling group"
    absent = {
      public = "its launch template says"
      groups = "its launch template says"
      role   = "its launch template says"
    }
    subnets  = self.VPCZoneIdentifier
    launch = node(coalesce(
      self.LaunchTemplate.LaunchTemplateId, self.LaunchTemplate.LaunchTemplateName, self.LaunchConfigurationName,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName,
    ), "aws.ec2.launch_openings")
    addresses  = []
    interfaces = []
    targets = concat(
      [for g in self.TargetGroupARNs : { at = g, group = g, port = null }],
      [for s in self.TrafficSources : { at = s, group = s.Identifier, port = null }],
    )
    classic = flatten([
      for n in self.LoadBalancerNames : [
        for l in follow(n, "AWS::ElasticLoadBalancing::LoadBalancer").Listeners : {
          at = n, balancer = n, listener = l, from = l.LoadBalancerPort, port = l.InstancePort
        }
      ]
    ])
  }
  cloudformation "AWS::ECS::Service" {
    identity  = ["Ref", "ServiceArn", "Name"]
    kind      = "service"
    absent = { launch = "it is started from no template" }
    public    = coalesce(self.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED", false)
    groups    = self.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups
    subnets   = self.NetworkConfiguration.AwsvpcConfiguration.Subnets
    role      = follow(self.TaskDefinition, "AWS::ECS::TaskDefinition").TaskRoleArn
    addresses  = []
    interfaces = []
    targets   = [for l in self.LoadBalancers : { at = l, group = l.TargetGroupArn, port = l.ContainerPort } if present(l.TargetGroupArn)]
    classic   = []
  }
}
