# How requests to Transcribe travel: networks, endpoints, and ways in for anybody.

# A network, with the services that it has interface endpoints for.
type "aws.transcribe.network" {
  attributes {
    services = list(string)
  }

  terraform "aws_vpc" "aws_default_vpc" {
    identity = ["id", "arn"]
    attach_all "endpoints" "aws_vpc_endpoint" { on = endpoints.vpc_id }
    services = [for e in endpoints : e.service_name]
  }
  cloudformation "AWS::EC2::VPC" {
    identity = ["Ref", "VpcId"]
    attach_all "endpoints" "AWS::EC2::VPCEndpoint" { on = endpoints.VpcId }
    services = [for e in endpoints : e.ServiceName]
  }
}

# An interface endpoint for Transcribe, batch or streaming.
type "aws.transcribe.endpoint" {
  attributes {
    service         = string
    network         = string
    policy          = document
    has_policy      = optional(bool, false)
    private_dns     = optional(bool, false)
    subnets         = list(any)
    security_groups = list(any)
    # Of the network: whether names resolve in it. Open where the network is not here.
    dns_support   = optional(bool, true)
    dns_hostnames = bool
    zones         = list(any)
  }

  terraform "aws_vpc_endpoint" {
    identity = ["id", "arn"]
    attach "beside" "aws_vpc_endpoint_policy" { on = beside.vpc_endpoint_id }

    when            = mentioned("transcribe") && (coalesce(known(endswith(self.service_name, ".transcribe") || endswith(self.service_name, ".transcribestreaming")), false))
    service         = self.service_name
    network         = self.vpc_id
    policy          = coalesce(beside.policy, self.policy)
    has_policy      = present(coalesce(beside.policy, self.policy))
    private_dns     = self.private_dns_enabled
    subnets         = self.subnet_ids
    security_groups = self.security_group_ids
    dns_support     = follow(self.vpc_id, "aws_vpc").enable_dns_support
    dns_hostnames   = follow(self.vpc_id, "aws_vpc") == null ? null : coalesce(follow(self.vpc_id, "aws_vpc").enable_dns_hostnames, false)
    zones           = [for s in self.subnet_ids : follow(s, "aws_subnet").availability_zone]
  }

  cloudformation "AWS::EC2::VPCEndpoint" {
    identity        = ["Ref", "Id"]
    when            = mentioned("transcribe") && (coalesce(known(endswith(self.ServiceName, ".transcribe") || endswith(self.ServiceName, ".transcribestreaming")), false))
    service         = self.ServiceName
    network         = self.VpcId
    policy          = self.PolicyDocument
    has_policy      = present(self.PolicyDocument)
    private_dns     = self.PrivateDnsEnabled
    subnets         = self.SubnetIds
    security_groups = self.SecurityGroupIds
    dns_support     = follow(self.VpcId, "AWS::EC2::VPC").EnableDnsSupport
    dns_hostnames   = follow(self.VpcId, "AWS::EC2::VPC") == null ? null : coalesce(follow(self.VpcId, "AWS::EC2::VPC").EnableDnsHostnames, false)
    zones           = [for s in self.SubnetIds : follow(s, "AWS::EC2::Subnet").AvailabilityZone]
  }
}

# A way in that asks nobody who they are, in front of a function.
type "aws.transcribe.open_entry" {
  attributes {
    authorization = string
    function      = any
    # As roles of Transcribe are.
    role          = any
  }

  terraform "aws_lambda_function_url" {
    when          = mentioned("transcribe") && (coalesce(self.authorization_type == "NONE", false))
    authorization = self.authorization_type
    function      = follow(self.function_name, "aws_lambda_function")
    role          = node(follow(self.function_name, "aws_lambda_function").role, "aws.transcribe.role")
  }
  terraform "aws_api_gateway_method" {
    attach_all "integrations" "aws_api_gateway_integration" { on = integrations.http_method }
    identity      = ["id", "http_method"]
    when          = mentioned("transcribe") && (coalesce(self.authorization == "NONE" && self.http_method != "OPTIONS", false))
    authorization = self.authorization
    function      = one([for i in integrations : follow(i.uri, "aws_lambda_function") if same(i.resource_id, self.resource_id)])
    role          = node(one([for i in integrations : follow(i.uri, "aws_lambda_function").role if same(i.resource_id, self.resource_id)]), "aws.transcribe.role")
  }
  terraform "aws_apigatewayv2_route" {
    when          = mentioned("transcribe") && (coalesce(coalesce(self.authorization_type, "NONE") == "NONE", false))
    authorization = coalesce(self.authorization_type, "NONE")
    function      = follow(follow(within(self.target)).integration_uri, "aws_lambda_function")
    role          = node(follow(follow(within(self.target)).integration_uri, "aws_lambda_function").role, "aws.transcribe.role")
  }

  cloudformation "AWS::Lambda::Url" {
    when          = mentioned("transcribe") && (coalesce(self.AuthType == "NONE", false))
    authorization = self.AuthType
    function      = follow(self.TargetFunctionArn, "AWS::Lambda::Function")
    role          = node(follow(self.TargetFunctionArn, "AWS::Lambda::Function").Role, "aws.transcribe.role")
  }
  cloudformation "AWS::ApiGateway::Method" {
    when          = mentioned("transcribe") && (coalesce(coalesce(self.AuthorizationType, "NONE") == "NONE" && self.HttpMethod != "OPTIONS", false))
    authorization = self.AuthorizationType
    function      = follow(within(self.Integration.Uri), "AWS::Lambda::Function")
    role          = node(follow(within(self.Integration.Uri), "AWS::Lambda::Function").Role, "aws.transcribe.role")
  }
}
