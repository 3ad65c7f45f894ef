# API Gateway: REST, HTTP and WebSocket APIs.

type "aws.apigateway.rest_api" {
  attributes {
    # EDGE, REGIONAL or PRIVATE.
    endpoint_types        = list(string)
    create_before_destroy = optional(bool, false)
  }

  derived {
    # Edge-optimized where nothing is said.
    private = any([for t in self.endpoint_types : t == "PRIVATE"])
  }

  terraform "aws_api_gateway_rest_api" {
    identity              = ["id", "arn", "root_resource_id"]
    endpoint_types        = self.endpoint_configuration.types
    create_before_destroy = meta.lifecycle.create_before_destroy
  }

  cloudformation "AWS::ApiGateway::RestApi" {
    identity       = ["Ref", "RestApiId", "RootResourceId"]
    lacks          = { create_before_destroy = "CloudFormation always makes the new one first" }
    endpoint_types = self.EndpointConfiguration.Types
  }
}

# A stage: where an API can be called.
type "aws.apigateway.stage" {
  attributes {
    # REST, HTTP or WEBSOCKET.
    protocol           = string
    # Whether it can be called from a VPC alone.
    private            = optional(bool, false)
    access_logs        = string
    tracing            = optional(bool, false)
    client_certificate = string
    # Of its methods or routes: OFF, ERROR or INFO.
    logging_levels     = list(string)
    web_acls           = list(string)
  }

  terraform "aws_api_gateway_stage" {
    identity = ["id", "arn", "stage_name"]

    attach_all "settings" "aws_api_gateway_method_settings" { on = settings.stage_name }
    attach_all "wafs" "aws_wafv2_web_acl_association" "aws_wafregional_web_acl_association" { on = wafs.resource_arn }

    protocol = "REST"
    private = follow(self.rest_api_id) == null ? unknown("the API is not in this project") : (
      any([for t in follow(self.rest_api_id).endpoint_configuration.types : t == "PRIVATE"])
    )
    access_logs        = self.access_log_settings.destination_arn
    tracing            = self.xray_tracing_enabled
    client_certificate = self.client_certificate_id
    # Stages of several APIs may have one name.
    logging_levels = [for s in settings : s.settings.logging_level if same(s.rest_api_id, self.rest_api_id)]
    web_acls       = [for w in wafs : coalesce(w.web_acl_arn, w.web_acl_id)]
  }
  terraform "aws_apigatewayv2_stage" {
    identity = ["id", "arn", "name"]
    lacks = {
      private  = "HTTP and WebSocket APIs have no private endpoints"
      tracing  = "X-Ray traces REST APIs only"
      web_acls = "WAF protects REST APIs only"
    }

    protocol           = follow(self.api_id) == null ? null : follow(self.api_id).protocol_type
    access_logs        = self.access_log_settings.destination_arn
    client_certificate = self.client_certificate_id
    logging_levels = concat(
      self.default_route_settings.logging_level,
      [for r in self.route_settings[*] : r.logging_level],
    )
  }

  cloudformation "AWS::ApiGateway::Stage" {
    identity = ["Ref", "StageName"]

    attach_all "wafs" "AWS::WAFv2::WebACLAssociation" "AWS::WAFRegional::WebACLAssociation" {
      # arn:aws:apigateway:region::/restapis/api/stages/stage
      on = coalesce(within(wafs.ResourceArn, "AWS::ApiGateway::Stage"), element(split("/", wafs.ResourceArn), 4))
    }

    protocol = "REST"
    private = follow(self.RestApiId) == null ? unknown("the API is not in this project") : (
      any([for t in follow(self.RestApiId).EndpointConfiguration.Types : t == "PRIVATE"])
    )
    access_logs        = self.AccessLogSetting.DestinationArn
    tracing            = self.TracingEnabled
    client_certificate = self.ClientCertificateId
    logging_levels     = [for s in self.MethodSettings : s.LoggingLevel]
    web_acls           = [for w in wafs : coalesce(w.WebACLArn, w.WebACLId)]
  }
  cloudformation "AWS::ApiGatewayV2::Stage" {
    identity = ["Ref", "StageName"]
    lacks = {
      private  = "HTTP and WebSocket APIs have no private endpoints"
      tracing  = "X-Ray traces REST APIs only"
      web_acls = "WAF protects REST APIs only"
    }

    # A definition is always that of an HTTP API.
    protocol = follow(self.ApiId) == null ? null : coalesce(
      follow(self.ApiId).ProtocolType,
      present(follow(self.ApiId).Body) || present(follow(self.ApiId).BodyS3Location) ? "HTTP" : null,
    )
    access_logs        = self.AccessLogSettings.DestinationArn
    client_certificate = self.ClientCertificateId
    logging_levels = concat(
      self.DefaultRouteSettings.LoggingLevel,
      [for k in keys(self.RouteSettings) : lookup(self.RouteSettings, k).LoggingLevel],
    )
  }
}

# Settings of one or of all methods of a stage of a REST API.
type "aws.apigateway.method_settings" {
  attributes {
    caching        = optional(bool, false)
    encrypts_cache = optional(bool, false)
    # Requests and responses in full in the execution log.
    data_trace     = optional(bool, false)
    metrics        = optional(bool, false)
  }

  terraform "aws_api_gateway_method_settings" {
    caching        = self.settings.caching_enabled
    encrypts_cache = self.settings.cache_data_encrypted
    data_trace     = self.settings.data_trace_enabled
    metrics        = self.settings.metrics_enabled
  }

  cloudformation "AWS::ApiGateway::Stage" {
    each           = self.MethodSettings
    caching        = each.CachingEnabled
    encrypts_cache = each.CacheDataEncrypted
    data_trace     = each.DataTraceEnabled
    metrics        = each.MetricsEnabled
  }
  cloudformation "AWS::ApiGateway::Deployment" {
    each           = flatten([self.StageDescription[*], self.StageDescription.MethodSettings[*]])
    caching        = each.CachingEnabled
    encrypts_cache = each.CacheDataEncrypted
    data_trace     = each.DataTraceEnabled
    metrics        = each.MetricsEnabled
  }
}

# Where caching of responses is turned on or off: the cluster of a stage, the settings of methods.
type "aws.apigateway.cache" {
  attributes {
    enabled = optional(bool, false)
  }

  terraform "aws_api_gateway_stage" {
    enabled = self.cache_cluster_enabled
  }
  terraform "aws_api_gateway_method_settings" {
    when    = self.settings.caching_enabled != null
    enabled = self.settings.caching_enabled
  }

  cloudformation "AWS::ApiGateway::Stage" {
    enabled = self.CacheClusterEnabled
  }
}

type "aws.apigateway.domain_name" {
  attributes {
    security_policy = string
  }

  terraform "aws_api_gateway_domain_name" {}

  cloudformation "AWS::ApiGateway::DomainName" {
    security_policy = self.SecurityPolicy
  }
}

# A method of a resource of a REST API.
type "aws.apigateway.method" {
  attributes {
    http_method       = string
    # NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS.
    authorization     = optional(string, "NONE")
    api_key           = optional(bool, false)
    request_validator = string
    # Whether the API can be called from a VPC alone, or its policy says who may call.
    restricted_api    = optional(bool, false)
  }

  derived {
    # Browsers ask so, without credentials, what they may send.
    preflight = coalesce(upper(self.http_method) == "OPTIONS", false)
  }

  terraform "aws_api_gateway_method" {
    identity          = ["id"]
    api_key           = self.api_key_required
    request_validator = self.request_validator_id
    restricted_api = (
      any([for t in follow(self.rest_api_id).endpoint_configuration.types : t == "PRIVATE"])
      || present(follow(self.rest_api_id).policy)
    )
  }

  cloudformation "AWS::ApiGateway::Method" {
    identity          = ["Ref"]
    authorization     = self.AuthorizationType
    api_key           = self.ApiKeyRequired
    request_validator = self.RequestValidatorId
    restricted_api = (
      any([for t in follow(self.RestApiId).EndpointConfiguration.Types : t == "PRIVATE"])
      || present(follow(self.RestApiId).Policy)
    )
  }
}

# A route of an HTTP or WebSocket API.
type "aws.apigateway.route" {
  attributes {
    route_key     = string
    # NONE, AWS_IAM, CUSTOM or JWT.
    authorization = optional(string, "NONE")
    # Of the API, where it is known.
    protocol      = string
  }

  derived {
    # WebSocket clients are authorized once, when they connect; browsers ask with OPTIONS, without
    # credentials, what they may send.
    open_by_design = (
      coalesce(startswith(self.route_key, "OPTIONS "), false)
      || coalesce(self.route_key != "$connect" && !matches(self.route_key, "^[A-Z]+ /"), false)
      && coalesce(self.protocol == "WEBSOCKET", false)
    )
  }

  terraform "aws_apigatewayv2_route" {
    identity      = ["id"]
    authorization = self.authorization_type
    protocol      = follow(self.api_id).protocol_type
  }

  cloudformation "AWS::ApiGatewayV2::Route" {
    identity      = ["Ref"]
    route_key     = self.RouteKey
    authorization = self.AuthorizationType
    protocol      = follow(self.ApiId).ProtocolType
  }
}

# A snapshot of a REST API that stages point at.
type "aws.apigateway.deployment" {
  lacks = { cloudformation = "CloudFormation always makes the new one first" }

  attributes {
    create_before_destroy = optional(bool, false)
  }

  terraform "aws_api_gateway_deployment" {
    create_before_destroy = meta.lifecycle.create_before_destroy
  }
}
