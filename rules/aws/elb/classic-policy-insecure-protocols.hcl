rule {
  title      = "Classic load balancer policy accepts SSL or TLS before 1.2"
  severity   = "high"
  topic      = "data-protection"
  why        = "Clients can be made to agree on old protocol versions whose flaws are known."
  help       = "Refer to the predefined policy `ELBSecurityPolicy-TLS-1-2-2017-01`, or enable `Protocol-TLSv1.2` alone."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-8",
  ]
  aliases = [
    "CKV_AWS_213",
    "kics:126c1788-23c2-4a10-906c-ef179f4f96ec",
    "kics:61a94903-3cd3-4780-88ec-fc918819b9c8",
    "terrascan:AC_AWS_0172",
    "guard:ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
    "pci-dss-3.2.1" = ["2.3", "4.1", "8.2.1"]
  }

  target = "aws.elb.classic_policy"
  each   = self.attributes
  condition = !coalesce(
    each.name == "Reference-Security-Policy" && matches(each.value, "-(2011-08|2014-01|2014-10|2015-0[235]|2016-08|TLS-1-[01]-[-0-9]+)$")
    || matches(each.name, "^Protocol-(SSLv[23]|TLSv1([.]1)?)$") && lower(each.value) == "true",
    false,
  )
  at      = each.value
  message = "${each.name} ${each.value} accepts SSL or TLS before 1.2"
}
