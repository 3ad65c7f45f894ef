rule {
  title      = "Requests stay unencrypted all the way to the targets"
  severity   = "medium"
  topic      = "data-protection"
  why        = "What clients send, cookies and passwords included, can be read and changed on its way, inside the VPC too."
  help       = "Take requests over HTTPS at the load balancer, and let the targets serve HTTPS too where the data calls for it."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
  ]
  aliases = [
    "CKV_AWS_378",
    "terrascan:AC_AWS_0492",
  ]
  controls = {}

  target    = "aws.elb.target_group"
  condition = coalesce(upper(self.protocol) != "HTTP", true) || self.behind_https
  at        = self.protocol
  message   = "targets get HTTP, and no HTTPS listener is in front of them"
}
