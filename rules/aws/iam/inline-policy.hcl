rule {
  title      = "IAM policy is inline"
  severity   = "info"
  topic      = "identity-and-access"
  why        = "It cannot be used again, has no versions to go back to, and is easily missed in a review of policies."
  help       = "Make it a managed policy and attach that; keep inline what must live and die with one identity."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  ]
  aliases = [
    "kics:a58d1a2d-4078-4b80-855b-84cc3f7f4540",
    "cfn_nag:F10",
    "guard:IAM_NO_INLINE_POLICY_CHECK",
  ]
  controls = {
    "cis-1.4" = ["1.15"]
    "nist-800-53-r5" = [
      "AC-2(1)", "AC-2(6)", "AC-2i.2", "AC-3", "AC-3(3)", "AC-3(3)(a)", "AC-3(3)(b)(1)",
      "AC-3(3)(b)(2)", "AC-3(3)(b)(3)", "AC-3(3)(b)(4)", "AC-3(3)(b)(5)", "AC-3(3)(c)",
      "AC-3(4)", "AC-3(4)(a)", "AC-3(4)(b)", "AC-3(4)(c)", "AC-3(4)(d)", "AC-3(4)(e)",
      "AC-3(7)", "AC-3(8)", "AC-3(12)(a)", "AC-3(13)", "AC-3(15)(a)", "AC-3(15)(b)",
      "AC-4(28)", "AC-6", "AC-6(3)", "AC-24", "CM-5(1)(a)", "CM-6a", "CM-9b", "MP-2",
      "SC-23(3)",
    ]
    "pci-dss-3.2.1" = ["2.2", "7.1.2", "7.1.3", "7.2.1", "7.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)",
      "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)",
      "164.312(a)(1)",
    ]
  }

  target    = "aws.iam.policy"
  condition = !self.inline
  message   = "policy is inline"
}
