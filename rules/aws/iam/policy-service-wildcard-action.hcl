rule {
  title      = "IAM policy allows every action of a service"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "What a service adds tomorrow is allowed at once, deletion and changes of permissions included."
  help       = "List the actions that are needed."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"]
  aliases = [
    "guard:IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
    "guard:IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
  ]
  controls = {
    "fsbp" = ["IAM.21"]
    "hipaa" = ["164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"]
    "nist-800-53-r5" = ["AC-2", "AC-2(1)", "AC-3", "AC-3(15)", "AC-3(7)", "AC-5", "AC-5b", "AC-6", "AC-6(10)", "AC-6(2)", "AC-6(3)", "CM-5(1)(a)"]
    "pci-dss-3.2.1" = ["7.1.2", "7.1.3", "7.2.1", "7.2.2"]
  }

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    whole = [for a in each.actions : a if matches(a, "^[A-Za-z0-9-]+:\\*+$")]
  }
  condition = !each.allows || length(each.principals) > 0 || length(local.whole) == 0
  at        = any([for a in each.actions : matches(a, "^[A-Za-z0-9-]+:\\*+$")])
  message   = "statement allows every action of a service"
}
