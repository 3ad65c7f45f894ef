# A distribution: origins, the behaviors that choose among them, and how viewers connect.
type "aws.cloudfront.distribution" {
  attributes {
    enabled                = optional(bool, true)
    default_root_object    = string
    web_acl                = string
    # Where access logs go: a bucket, or a delivery of CloudWatch Logs.
    logs                   = list(string)
    geo_restriction        = optional(string, "none")
    # The default behavior and the others.
    behaviors = list(object({
      target           = string
      viewer_protocol  = optional(string, "allow-all")
      response_headers = string
    }))
    default_behavior = object({
      response_headers = string
      # When functions at the edge run: viewer-request, origin-request, origin-response, viewer-response.
      function_events  = list(string)
    })
    origins = list(object({
      id             = string
      domain         = string
      # Of a custom origin, which any server is but a bucket's REST endpoint.
      custom         = optional(bool, false)
      protocol       = string
      tls_versions   = list(string)
      # An origin access control or identity.
      access_control = string
    }))
    # The status codes are those at which the next member is asked.
    origin_groups = list(object({ members = list(string), status_codes = list(any) }))
    certificate = object({
      acm             = string
      iam             = string
      default         = bool
      minimum_version = optional(string, "TLSv1")
    })
  }

  derived {
    # A certificate of one's own. With CloudFront's the minimum version is TLSv1, whatever is written.
    own_certificate = present(self.certificate.acm) || present(self.certificate.iam)
    s3_origins      = [for o in self.origins : o if !o.custom]
    custom_origins  = [for o in self.origins : o if o.custom]
  }

  terraform "aws_cloudfront_distribution" {
    identity = ["id", "arn"]

    attach_all "deliveries" "aws_cloudwatch_log_delivery_source" { on = deliveries.resource_arn }

    web_acl = self.web_acl_id
    logs = concat(
      [for l in self.logging_config[*] : l.bucket if present(l.bucket)],
      [for d in deliveries : d.log_type if coalesce(d.log_type == "ACCESS_LOGS", false)],
    )
    geo_restriction = self.restrictions.geo_restriction.restriction_type
    behaviors = [for b in concat(self.default_cache_behavior[*], self.ordered_cache_behavior[*]) : {
      target           = b.target_origin_id
      viewer_protocol  = b.viewer_protocol_policy
      response_headers = b.response_headers_policy_id
    }]
    default_behavior = {
      response_headers = self.default_cache_behavior.response_headers_policy_id
      function_events = [
        for f in flatten([
          self.default_cache_behavior.lambda_function_association[*],
          self.default_cache_behavior.function_association[*],
        ]) : f.event_type
      ]
    }
    origins = [for o in self.origin[*] : {
      id             = o.origin_id
      domain         = o.domain_name
      custom         = present(o.custom_origin_config) || present(o.vpc_origin_config)
      protocol       = o.custom_origin_config.origin_protocol_policy
      tls_versions   = o.custom_origin_config.origin_ssl_protocols
      access_control = coalesce(o.origin_access_control_id, o.s3_origin_config.origin_access_identity)
    }]
    origin_groups = [for g in self.origin_group[*] : {
      members      = [for m in g.member[*] : m.origin_id]
      status_codes = g.failover_criteria.status_codes
    }]
    certificate = {
      acm             = self.viewer_certificate.acm_certificate_arn
      iam             = self.viewer_certificate.iam_certificate_id
      default         = self.viewer_certificate.cloudfront_default_certificate
      minimum_version = self.viewer_certificate.minimum_protocol_version
    }
  }

  cloudformation "AWS::CloudFront::Distribution" {
    identity = ["Ref", "Id"]

    attach_all "deliveries" "AWS::Logs::DeliverySource" { on = deliveries.ResourceArn }

    enabled             = self.DistributionConfig.Enabled
    default_root_object = self.DistributionConfig.DefaultRootObject
    web_acl             = self.DistributionConfig.WebACLId
    logs = concat(
      [for l in self.DistributionConfig.Logging[*] : l.Bucket if present(l.Bucket)],
      [for d in deliveries : d.LogType if coalesce(d.LogType == "ACCESS_LOGS", false)],
    )
    geo_restriction = self.DistributionConfig.Restrictions.GeoRestriction.RestrictionType
    behaviors = [
      for b in flatten([self.DistributionConfig.DefaultCacheBehavior[*], self.DistributionConfig.CacheBehaviors[*]]) : {
        target           = b.TargetOriginId
        viewer_protocol  = b.ViewerProtocolPolicy
        response_headers = b.ResponseHeadersPolicyId
      }
    ]
    default_behavior = {
      response_headers = self.DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId
      function_events = [
        for f in flatten([
          self.DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[*],
          self.DistributionConfig.DefaultCacheBehavior.FunctionAssociations[*],
        ]) : f.EventType
      ]
    }
    origins = [for o in self.DistributionConfig.Origins : {
      id             = o.Id
      domain         = o.DomainName
      custom         = present(o.CustomOriginConfig) || present(o.VpcOriginConfig)
      protocol       = o.CustomOriginConfig.OriginProtocolPolicy
      tls_versions   = o.CustomOriginConfig.OriginSSLProtocols
      access_control = coalesce(o.OriginAccessControlId, o.S3OriginConfig.OriginAccessIdentity)
    }]
    origin_groups = [for g in self.DistributionConfig.OriginGroups.Items : {
      members      = [for m in g.Members.Items : m.OriginId]
      status_codes = g.FailoverCriteria.StatusCodes.Items
    }]
    certificate = {
      acm             = self.DistributionConfig.ViewerCertificate.AcmCertificateArn
      iam             = self.DistributionConfig.ViewerCertificate.IamCertificateId
      default         = self.DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate
      minimum_version = self.DistributionConfig.ViewerCertificate.MinimumProtocolVersion
    }
  }
}

# Headers that CloudFront adds to responses.
type "aws.cloudfront.response_headers_policy" {
  attributes {
    # How long browsers keep to HTTPS, in seconds; null: nothing is said.
    hsts_max_age = number
  }

  terraform "aws_cloudfront_response_headers_policy" {
    hsts_max_age = self.security_headers_config.strict_transport_security.access_control_max_age_sec
  }

  cloudformation "AWS::CloudFront::ResponseHeadersPolicy" {
    hsts_max_age = (
      self.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec
    )
  }
}
