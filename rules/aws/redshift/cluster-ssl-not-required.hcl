rule {
  title      = "Redshift parameter group does not require TLS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Clients may connect without TLS, so that queries, results and passwords can be read or changed on the way."
  help       = "Set the parameter `require_ssl` to `true` in the cluster's parameter group."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-2",
  ]
  aliases = ["CKV_AWS_105"]
  controls = {
    "fsbp" = ["Redshift.2"]
    "nist-800-53-r5" = [
      "AC-4", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13", "SC-23", "SC-23(3)",
    ]
  }

  target = "aws.redshift.parameter_group"
  locals {
    settings = [for p in self.parameters : p if lower(p.name) == "require_ssl"]
  }
  # The family redshift-2.0 requires it unless it is turned off.
  condition = (
    all([for p in local.settings : lower(p.value) == "true"])
    && (self.family == "redshift-2.0" || length(local.settings) > 0)
  )
  at      = any([for p in local.settings : lower(p.value) != "true"])
  message = "clients may connect without TLS"
}
