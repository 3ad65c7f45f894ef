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
    absent = {
      name        = "AWS names the group that a VPC comes with"
      description = "AWS describes the group that a VPC comes with"
    }

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

  terraform "aws_security_group" "aws_default_security_group" {
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

  terraform "aws_security_group" "aws_default_security_group" {
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

  terraform "aws_security_group" "aws_default_security_group" {
    each        = concat(self.ingress, self.egress)
    description = each.description
  }
  terraform "aws_security_group_rule" "aws_vpc_security_group_ingress_rule" "aws_vpc_security_group_egress_rule" {}

  cloudformation "AWS::EC2::SecurityGroup" {
    each        = concat(self.SecurityGroupIngress, self.SecurityGroupEgress)
    description = each.Description
  }
  cloudformation "AWS::EC2::SecurityGroupIngress" "AWS::EC2::SecurityGroupEgress" {}
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

# An instance.
type "aws.ec2.instance" {
  attributes {
    instance_type    = string
    ebs_optimized    = bool
    instance_profile = string
    # Whether a launch template may set what is left out here.
    from_template    = optional(bool, false)
  }

  terraform "aws_instance" {
    identity         = ["id", "arn"]
    instance_profile = self.iam_instance_profile
    from_template    = present(self.launch_template)
  }

  cloudformation "AWS::EC2::Instance" {
    identity         = ["Ref", "InstanceId"]
    instance_profile = self.IamInstanceProfile
    from_template    = present(self.LaunchTemplate)
  }
}

# What instances are started with: an instance itself, a launch configuration, a launch template.
type "aws.ec2.launch_specification" {
  attributes {
    # What it is: instance, launch configuration, launch template.
    kind                = optional(string, "instance")
    # Whether what is left out may be set elsewhere: by the launch template of an instance, or by
    # whoever starts instances from a launch template.
    set_elsewhere       = optional(bool, false)
    detailed_monitoring = bool
    # The instance metadata service.
    metadata_endpoint   = optional(string, "enabled")
    metadata_tokens     = string
    metadata_hop_limit  = optional(number, 1)
    # One for each network interface that says something.
    public_addresses    = list(bool)
    # EBS volumes that are written, and the root volume where it is not, except of a template.
    volumes             = list(object({ encrypted = bool, snapshot_id = string }))
  }

  terraform "aws_instance" {
    identity            = ["id", "arn"]
    kind                = "instance"
    set_elsewhere       = present(self.launch_template)
    detailed_monitoring = self.monitoring
    metadata_endpoint   = self.metadata_options.http_endpoint
    metadata_tokens     = self.metadata_options.http_tokens
    metadata_hop_limit  = self.metadata_options.http_put_response_hop_limit
    public_addresses    = self.associate_public_ip_address
    volumes = concat(
      present(self.root_block_device) ? self.root_block_device[*] : [{
        encrypted = present(self.launch_template) ? unknown("its launch template may set it") : null
      }],
      self.ebs_block_device[*],
    )
  }
  terraform "aws_launch_configuration" {
    identity            = ["id", "arn", "name"]
    absent              = { set_elsewhere = "nothing beside it says how its instances start" }
    kind                = "launch configuration"
    detailed_monitoring = coalesce(self.enable_monitoring, true)
    metadata_endpoint   = self.metadata_options.http_endpoint
    metadata_tokens     = self.metadata_options.http_tokens
    metadata_hop_limit  = self.metadata_options.http_put_response_hop_limit
    public_addresses    = self.associate_public_ip_address
    volumes = concat(
      present(self.root_block_device) ? self.root_block_device[*] : [{}],
      [for e in self.ebs_block_device[*] : e if !coalesce(e.no_device, false)],
    )
  }
  terraform "aws_launch_template" {
    identity            = ["id", "arn", "name"]
    absent              = { set_elsewhere = "it is judged as it stands" }
    kind                = "launch template"
    detailed_monitoring = self.monitoring.enabled
    metadata_endpoint   = self.metadata_options.http_endpoint
    metadata_tokens     = self.metadata_options.http_tokens
    metadata_hop_limit  = self.metadata_options.http_put_response_hop_limit
    public_addresses    = self.network_interfaces[*].associate_public_ip_address
    volumes             = [for m in self.block_device_mappings[*] : m.ebs if present(m.ebs)]
  }

  cloudformation "AWS::EC2::Instance" {
    identity            = ["Ref", "InstanceId"]
    kind                = "instance"
    set_elsewhere       = present(self.LaunchTemplate)
    detailed_monitoring = self.Monitoring
    metadata_endpoint   = self.MetadataOptions.HttpEndpoint
    metadata_tokens     = self.MetadataOptions.HttpTokens
    metadata_hop_limit  = self.MetadataOptions.HttpPutResponseHopLimit
    public_addresses    = self.NetworkInterfaces[*].AssociatePublicIpAddress
    # Which of several devices is the root's depends on the image.
    volumes = present(self.BlockDeviceMappings) ? [for m in self.BlockDeviceMappings : m.Ebs if m.Ebs != null] : [{
      Encrypted = present(self.LaunchTemplate) ? unknown("its launch template may set it") : null
    }]
  }
  cloudformation "AWS::AutoScaling::LaunchConfiguration" {
    identity            = ["Ref", "LaunchConfigurationName"]
    absent              = { set_elsewhere = "nothing beside it says how its instances start" }
    kind                = "launch configuration"
    detailed_monitoring = coalesce(self.InstanceMonitoring, true)
    metadata_endpoint   = self.MetadataOptions.HttpEndpoint
    metadata_tokens     = self.MetadataOptions.HttpTokens
    metadata_hop_limit  = self.MetadataOptions.HttpPutResponseHopLimit
    public_addresses    = self.AssociatePublicIpAddress
    volumes = present(self.BlockDeviceMappings) ? [for m in self.BlockDeviceMappings : m.Ebs if m.Ebs != null] : [{}]
  }
  cloudformation "AWS::EC2::LaunchTemplate" {
    identity            = ["Ref", "LaunchTemplateId", "LaunchTemplateName"]
    absent              = { set_elsewhere = "it is judged as it stands" }
    kind                = "launch template"
    detailed_monitoring = self.LaunchTemplateData.Monitoring.Enabled
    metadata_endpoint   = self.LaunchTemplateData.MetadataOptions.HttpEndpoint
    metadata_tokens     = self.LaunchTemplateData.MetadataOptions.HttpTokens
    metadata_hop_limit  = self.LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit
    public_addresses    = self.LaunchTemplateData.NetworkInterfaces[*].AssociatePublicIpAddress
    volumes             = [for m in self.LaunchTemplateData.BlockDeviceMappings[*] : m.Ebs if m.Ebs != null]
  }
}

# An EBS volume of its own.
type "aws.ec2.volume" {
  attributes {
    encrypted = bool
    kms_key   = string
    # What a volume made from a snapshot or another volume has is what that one has.
    copied    = optional(bool, false)
  }

  derived {
    is_encrypted = coalesce(self.encrypted, self.copied && unknown("what it is made from decides"))
    customer_key = (
      self.kms_key == null ? self.copied && unknown("what it is made from decides") : customer_key(self.kms_key)
    )
  }

  terraform "aws_ebs_volume" {
    identity = ["id", "arn"]
    kms_key  = self.kms_key_id
    copied   = present(self.snapshot_id)
  }

  cloudformation "AWS::EC2::Volume" {
    identity = ["Ref", "VolumeId"]
    kms_key  = self.KmsKeyId
    copied   = present(self.SnapshotId) || present(self.SourceVolumeId)
  }
}

# A machine image or a snapshot made by copying: it is encrypted only where that is asked for.
type "aws.ec2.copy" {
  lacks = { cloudformation = "CloudFormation copies neither images nor snapshots" }

  attributes {
    # What is copied: AMI, snapshot.
    kind      = optional(string, "AMI")
    encrypted = optional(bool, false)
    kms_key   = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_ami_copy" {
    kind    = "AMI"
    kms_key = self.kms_key_id
  }
  terraform "aws_ebs_snapshot_copy" {
    kind    = "snapshot"
    kms_key = self.kms_key_id
  }
}

# A machine image registered from snapshots and empty volumes.
type "aws.ec2.image" {
  lacks = { cloudformation = "CloudFormation registers no images" }

  attributes {
    volumes = list(object({ encrypted = bool, snapshot_id = string }))
  }

  terraform "aws_ami" {
    volumes = self.ebs_block_device
  }
}

# Who may start instances from an image.
type "aws.ec2.image_permission" {
  lacks = { cloudformation = "CloudFormation cannot share an image" }

  attributes {
    # An account.
    account = string
    group   = string
  }

  terraform "aws_ami_launch_permission" {
    account = self.account_id
  }
}

# Whether new volumes of the account in the region are encrypted.
type "aws.ec2.default_encryption" {
  lacks = { cloudformation = "CloudFormation cannot turn it on for an account" }

  attributes {
    enabled = optional(bool, true)
  }

  terraform "aws_ebs_encryption_by_default" {}
}

type "aws.ec2.transit_gateway" {
  attributes {
    # enable, disable: whether attachments of accounts that it is shared with need no acceptance.
    auto_accept_shared_attachments = optional(string, "disable")
  }

  terraform "aws_ec2_transit_gateway" {}

  cloudformation "AWS::EC2::TransitGateway" {
    identity = ["Ref", "Id"]
  }
}

# A search for an image.
type "aws.ec2.image_lookup" {
  lacks = { cloudformation = "a template looks nothing up" }

  attributes {
    most_recent = optional(bool, false)
    owners      = list(string)
    filters     = list(object({ name = string }))
  }

  terraform "data.aws_ami" {
    filters = self.filter
  }
}

# An elastic IP address.
type "aws.ec2.address" {
  attributes {
    # What it is given to where the address itself says so.
    target = string
    # What takes it: associations, NAT gateways, load balancers, Transfer Family servers.
    users  = list(any)
  }

  terraform "aws_eip" {
    identity = ["id", "allocation_id", "public_ip", "arn"]

    attach_all "associations" "aws_eip_association" { on = [associations.allocation_id, associations.public_ip] }
    attach_all "gateways" "aws_nat_gateway" {
      on = concat(gateways.allocation_id, gateways.secondary_allocation_ids, flatten(gateways.availability_zone_address[*].allocation_ids))
    }
    attach_all "balancers" "aws_lb" "aws_alb" { on = balancers.subnet_mapping[*].allocation_id }
    attach_all "servers" "aws_transfer_server" { on = flatten(servers.endpoint_details[*].address_allocation_ids) }

    target = coalesce(self.instance, self.network_interface)
    users  = concat(associations, gateways, balancers, servers)
  }

  cloudformation "AWS::EC2::EIP" {
    identity = ["Ref", "AllocationId", "PublicIp"]

    attach_all "associations" "AWS::EC2::EIPAssociation" { on = [associations.AllocationId, associations.EIP] }
    attach_all "gateways" "AWS::EC2::NatGateway" { on = concat(gateways.AllocationId, gateways.SecondaryAllocationIds) }
    attach_all "balancers" "AWS::ElasticLoadBalancingV2::LoadBalancer" { on = balancers.SubnetMappings[*].AllocationId }
    attach_all "servers" "AWS::Transfer::Server" { on = servers.EndpointDetails.AddressAllocationIds }

    target = self.InstanceId
    users  = concat(associations, gateways, balancers, servers)
  }
}
