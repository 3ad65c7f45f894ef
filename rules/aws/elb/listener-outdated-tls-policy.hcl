rule {
  title      = "Listener accepts TLS versions before 1.2 or weak ciphers"
  severity   = "high"
  topic      = "data-protection"
  why        = "Clients can be made to agree on old protocol versions and ciphers whose flaws are known."
  help       = "Choose a security policy that begins with TLS 1.2 or 1.3, such as `ELBSecurityPolicy-TLS13-1-2-2021-06`; without one, the API takes `ELBSecurityPolicy-2016-08`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
  ]
  aliases = [
    "CKV_AWS_103",
    "CKV2_AWS_74",
    "AWS-0047",
    "cfn_nag:W55",
    "tfsec:aws-elb-use-secure-tls-policy",
    "tfsec:aws-vpc-use-secure-tls-policy",
    "guard:ELBV2_LISTENER_SSL_POLICY_RULE",
  ]
  controls = {
    "fsbp" = ["ELB.17"]
  }

  target    = "aws.elb.listener"
  when      = self.encrypts
  condition = matches(self.ssl_policy, "^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)")
  at        = self.ssl_policy
  message   = "security policy ${self.ssl_policy} accepts TLS versions before 1.2"
}
