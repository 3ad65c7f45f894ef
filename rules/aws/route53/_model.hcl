# Route 53: hosted zones, registered domains.

type "aws.route53.zone" {
  attributes {
    # Answers in VPCs alone.
    private    = optional(bool, false)
    # Log groups for what resolvers ask.
    query_logs = list(string)
    # Whether its answers are signed.
    signed     = optional(bool, false)
  }

  terraform "aws_route53_zone" {
    identity = ["id", "arn", "zone_id"]

    attach_all "vpcs" "aws_route53_zone_association" { on = vpcs.zone_id }
    attach_all "queries" "aws_route53_query_log" { on = queries.zone_id }
    attach "dnssec" "aws_route53_hosted_zone_dnssec" { on = dnssec.hosted_zone_id }

    private    = present(self.vpc) || length(vpcs) > 0
    query_logs = [for q in queries : q.cloudwatch_log_group_arn]
    signed     = dnssec == null ? false : coalesce(dnssec.signing_status, "SIGNING") == "SIGNING"
  }

  cloudformation "AWS::Route53::HostedZone" {
    identity = ["Ref", "Id"]

    attach "dnssec" "AWS::Route53::DNSSEC" { on = dnssec.HostedZoneId }

    private    = present(self.VPCs)
    query_logs = [for q in self.QueryLoggingConfig[*] : q.CloudWatchLogsLogGroupArn]
    signed     = dnssec != null
  }
}

# A domain that is registered with Route 53.
type "aws.route53.registered_domain" {
  lacks = { cloudformation = "CloudFormation cannot register one" }

  attributes {
    transfer_lock = optional(bool, true)
  }

  terraform "aws_route53domains_registered_domain" {}
}
