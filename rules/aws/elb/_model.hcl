# Elastic Load Balancing: application, network and gateway load balancers with their listeners and
# target groups; classic load balancers.

type "aws.elb.load_balancer" {
  attributes {
    # application, network, gateway.
    kind                 = optional(string, "application")
    internal             = optional(bool, false)
    access_logs          = optional(bool, false)
    deletion_protection  = optional(bool, false)
    # Of an application load balancer.
    drops_invalid_headers = optional(bool, false)
    # Of a network or gateway load balancer; an application load balancer always does.
    cross_zone            = optional(bool, false)
    web_acls              = list(any)
    listeners = list(object({
      protocol       = string
      default_action = list(object({ type = string, redirect = object({ protocol = string }) }))
    }))
  }

  derived {
    has_tls_listener = any([for l in self.listeners : coalesce(upper(l.protocol) == "TLS", false)])
  }

  terraform "aws_lb" "aws_alb" {
    identity = ["id", "arn"]

    attach_all "listeners" "aws_lb_listener" "aws_alb_listener" { on = listeners.load_balancer_arn }
    attach_all "web_acls" "aws_wafv2_web_acl_association" "aws_wafregional_web_acl_association" { on = web_acls.resource_arn }

    kind                  = self.load_balancer_type
    access_logs           = coalesce(self.access_logs.enabled, false)
    deletion_protection   = self.enable_deletion_protection
    drops_invalid_headers = self.drop_invalid_header_fields
    cross_zone            = self.enable_cross_zone_load_balancing
    web_acls              = web_acls
    listeners             = listeners
  }

  cloudformation "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    identity = ["Ref", "LoadBalancerArn"]

    attach_all "listeners" "AWS::ElasticLoadBalancingV2::Listener" { on = listeners.LoadBalancerArn }
    attach_all "web_acls" "AWS::WAFv2::WebACLAssociation" "AWS::WAFRegional::WebACLAssociation" { on = web_acls.ResourceArn }

    kind                  = self.Type
    internal              = self.Scheme == "internal"
    access_logs           = [for a in self.LoadBalancerAttributes : a.Value if a.Key == "access_logs.s3.enabled"][0]
    deletion_protection   = [for a in self.LoadBalancerAttributes : a.Value if a.Key == "deletion_protection.enabled"][0]
    drops_invalid_headers = [for a in self.LoadBalancerAttributes : a.Value if a.Key == "routing.http.drop_invalid_header_fields.enabled"][0]
    cross_zone            = [for a in self.LoadBalancerAttributes : a.Value if a.Key == "load_balancing.cross_zone.enabled"][0]
    web_acls              = web_acls
    listeners = [for l in listeners : {
      protocol       = l.Protocol
      default_action = [for a in l.DefaultActions : { type = a.Type, redirect = { protocol = a.RedirectConfig.Protocol } }]
    }]
  }
}

# What reads HTTP requests and passes them on: application and classic load balancers.
type "aws.elb.http_load_balancer" {
  attributes {
    # monitor, defensive, strictest: which requests that may be read in different ways are held up.
    desync_mode = optional(string, "defensive")
  }

  terraform "aws_lb" "aws_alb" {
    when        = coalesce(self.load_balancer_type == "application", true)
    desync_mode = self.desync_mitigation_mode
  }
  terraform "aws_elb" {
    desync_mode = self.desync_mitigation_mode
  }

  # A template cannot say it of a classic load balancer.
  cloudformation "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when        = coalesce(self.Type == "application", true)
    desync_mode = [for a in self.LoadBalancerAttributes : a.Value if a.Key == "routing.http.desync_mitigation_mode"][0]
  }
}

type "aws.elb.listener" {
  attributes {
    # HTTP and HTTPS of an application load balancer; TCP, TLS, UDP, TCP_UDP of a network load
    # balancer; a gateway load balancer's listener has none.
    protocol   = string
    # What the API takes where nothing is said; the console proposes a newer one.
    ssl_policy = optional(string, "ELBSecurityPolicy-2016-08")
    # Whether it is HTTP where nothing is said.
    http_by_default = optional(bool, false)
    # Whether everything is sent on to HTTPS.
    redirects  = optional(bool, false)
  }

  derived {
    encrypts = coalesce(contains(["HTTPS", "TLS"], upper(self.protocol)), false)
    http     = coalesce(upper(self.protocol) == "HTTP", self.http_by_default)
  }

  terraform "aws_lb_listener" "aws_alb_listener" {
    identity = ["id", "arn"]
    # The provider's default, except for a gateway load balancer.
    http_by_default = coalesce(follow(self.load_balancer_arn).load_balancer_type != "gateway", true)
    redirects       = any([for a in self.default_action[*] : coalesce(a.type == "redirect" && a.redirect.protocol == "HTTPS", false)])
  }

  cloudformation "AWS::ElasticLoadBalancingV2::Listener" {
    absent    = { http_by_default = "the protocol can be left out for a gateway load balancer only" }
    identity  = ["Ref", "ListenerArn"]
    redirects = any([for a in self.DefaultActions : coalesce(a.Type == "redirect" && a.RedirectConfig.Protocol == "HTTPS", false)])
  }
}

type "aws.elb.target_group" {
  attributes {
    # HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE; none where the targets are Lambda functions.
    protocol     = string
    target_type  = optional(string, "instance")
    # Those that send on to it, by themselves or by a rule: { at, port, protocol, balancer }.
    listeners    = list(any)
  }

  derived {
    # Whether a listener sends it what came over HTTPS.
    behind_https = any([
      for l in self.listeners : coalesce(l.protocol == "HTTPS", unknown("its listener is not here"))
    ])
  }

  terraform "aws_lb_target_group" "aws_alb_target_group" {
    identity = ["id", "arn"]

    attach_all "listeners" "aws_lb_listener" "aws_alb_listener" {
      on = concat(listeners.default_action[*].target_group_arn, flatten(listeners.default_action[*].forward[*].target_group[*].arn))
    }
    attach_all "rules" "aws_lb_listener_rule" "aws_alb_listener_rule" {
      on = concat(rules.action[*].target_group_arn, flatten(rules.action[*].forward[*].target_group[*].arn))
    }

    listeners = concat(
      [
        for l in listeners : {
          at = l, port = l.port, protocol = coalesce(l.protocol, ""), balancer = l.load_balancer_arn
        }
      ],
      [
        for r in rules : {
          at       = r
          port     = follow(r.listener_arn).port
          protocol = follow(r.listener_arn).protocol
          balancer = follow(r.listener_arn).load_balancer_arn
        }
      ],
    )
  }

  cloudformation "AWS::ElasticLoadBalancingV2::TargetGroup" {
    identity = ["Ref", "TargetGroupArn"]

    attach_all "listeners" "AWS::ElasticLoadBalancingV2::Listener" {
      on = concat(listeners.DefaultActions[*].TargetGroupArn, flatten(listeners.DefaultActions[*].ForwardConfig.TargetGroups[*].TargetGroupArn))
    }
    attach_all "rules" "AWS::ElasticLoadBalancingV2::ListenerRule" {
      on = concat(rules.Actions[*].TargetGroupArn, flatten(rules.Actions[*].ForwardConfig.TargetGroups[*].TargetGroupArn))
    }

    listeners = concat(
      [
        for l in listeners : {
          at = l, port = l.Port, protocol = coalesce(l.Protocol, ""), balancer = l.LoadBalancerArn
        }
      ],
      [
        for r in rules : {
          at       = r
          port     = follow(r.ListenerArn).Port
          protocol = follow(r.ListenerArn).Protocol
          balancer = follow(r.ListenerArn).LoadBalancerArn
        }
      ],
    )
  }
}

type "aws.elb.classic_load_balancer" {
  attributes {
    access_logs = optional(bool, false)
    cross_zone  = optional(bool, false)
  }

  # The provider turns logs on where a bucket is named, and cross-zone balancing.
  terraform "aws_elb" {
    identity    = ["id", "arn", "name"]
    access_logs = present(self.access_logs) ? coalesce(self.access_logs.enabled, true) : false
    cross_zone  = coalesce(self.cross_zone_load_balancing, true)
  }

  cloudformation "AWS::ElasticLoadBalancing::LoadBalancer" {
    identity    = ["Ref", "LoadBalancerName"]
    access_logs = self.AccessLoggingPolicy.Enabled
    cross_zone  = self.CrossZone
  }
}

type "aws.elb.classic_listener" {
  attributes {
    # Between clients and the load balancer: HTTP, HTTPS, TCP, SSL, in any case.
    protocol    = optional(string, "")
    port        = number
    certificate = string
  }

  derived {
    encrypts = contains(["HTTPS", "SSL"], upper(self.protocol))
  }

  terraform "aws_elb" {
    identity    = ["id", "arn", "name"]
    each        = self.listener
    protocol    = each.lb_protocol
    port        = each.lb_port
    certificate = each.ssl_certificate_id
  }

  cloudformation "AWS::ElasticLoadBalancing::LoadBalancer" {
    identity    = ["Ref", "LoadBalancerName"]
    each        = self.Listeners
    protocol    = each.Protocol
    port        = each.LoadBalancerPort
    certificate = each.SSLCertificateId
  }
}

# A policy of a classic load balancer: TLS versions and ciphers, one by one or by reference to a
# predefined policy, cookies and so on.
type "aws.elb.classic_policy" {
  attributes {
    attributes = list(object({ name = string, value = string }))
  }

  terraform "aws_load_balancer_policy" {
    attributes = self.policy_attribute
  }

  cloudformation "AWS::ElasticLoadBalancing::LoadBalancer" {
    identity   = ["Ref", "LoadBalancerName"]
    each       = self.Policies
    attributes = each.Attributes
  }
}
