rule {
  title      = "Load balancer listener takes plain HTTP"
  severity   = "high"
  topic      = "data-protection"
  why        = "What clients and the load balancer send each other, cookies and passwords included, can be read and changed on its way."
  help       = "Serve HTTPS with a certificate, and let the HTTP listener do nothing but redirect to it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-18",
  ]
  aliases = [
    "CKV_AWS_2",
    "AWS-0054",
    "kics:275a3217-ca37-40c1-a6cf-bb57d245ab32",
    "kics:de7f5e83-da88-4046-871f-ea18504b1d43",
    "cfn_nag:W56",
    "terrascan:AC_AWS_0491",
    "tfsec:aws-elb-http-not-used",
    "tfsec:aws-elbv2-http-not-used",
    "guard:ELBV2_LISTENER_PROTOCOL_RULE",
  ]
  controls = {
    "fsbp" = ["ELB.18"]
  }

  target    = "aws.elb.listener"
  condition = !self.http || self.redirects
  at        = self.protocol
  message   = "listener takes HTTP and does not redirect to HTTPS"
}
