rule {
  title      = "Classic load balancer policy enables weak ciphers"
  severity   = "high"
  topic      = "data-protection"
  why        = "Ciphers that are broken or encrypt nothing let others read what is sent."
  help       = "Enable ciphers with AES-GCM alone, or refer to the predefined policy `ELBSecurityPolicy-TLS-1-2-2017-01`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-8",
  ]
  aliases = [
    "kics:4a800e14-c94a-442d-9067-5a2e9f6c0a4c",
    "kics:809f77f8-d10e-4842-a84f-3be7b6ff1190",
    "terrascan:AC_AWS_0171",
  ]
  controls = {}

  target = "aws.elb.classic_policy"
  each   = self.attributes
  condition = !coalesce(
    matches(each.name, "(^|-)(RC2|RC4|DES|EXP|NULL|ADH|AECDH|MD5|IDEA)(-|$)") && lower(each.value) == "true",
    false,
  )
  at      = each.value
  message = "cipher ${each.name} is weak"
}
