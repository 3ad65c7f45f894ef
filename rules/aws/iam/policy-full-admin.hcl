rule {
  title      = "IAM policy allows everything"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds this policy owns the account: every action on every resource."
  help       = "List the actions and resources that are needed, and no others."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"]
  aliases = [
    "CKV_AWS_1",
    "CKV_AWS_62",
    "kics:2f37c4a3-58b9-4afe-8a87-d7f1d2286f84",
    "kics:575a2155-6af1-4026-b1af-d5bc8fe2a904",
    "kics:953b3cdb-ce13-428a-aa12-318726506661",
    "kics:b1ffa705-19a3-4b73-b9d0-0c97d0663842",
    "kics:f62aa827-4ade-4dc4-89e4-1433d384a368",
    "terrascan:AC_AWS_0143",
    "terrascan:AC_AWS_0144",
    "terrascan:AC_AWS_0146",
    "terrascan:AC_AWS_0147",
    "terrascan:AC_AWS_0474",
    "guard:IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
  ]
  controls = {
    "cis-1.4" = ["1.16"]
    "cis-3.0" = ["1.16"]
    "cis-5.0" = ["1.15"]
    "fsbp" = ["IAM.1"]
    "hipaa" = ["164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"]
    "nist-800-53-r5" = ["AC-2", "AC-2(1)", "AC-2(6)", "AC-2i.2", "AC-3", "AC-3(3)", "AC-3(3)(a)", "AC-3(3)(b)(1)", "AC-3(3)(b)(2)", "AC-3(3)(b)(3)", "AC-3(3)(b)(4)", "AC-3(3)(b)(5)", "AC-3(3)(c)", "AC-3(4)", "AC-3(4)(a)", "AC-3(4)(b)", "AC-3(4)(c)", "AC-3(4)(d)", "AC-3(4)(e)", "AC-3(7)", "AC-3(8)", "AC-3(12)(a)", "AC-3(13)", "AC-3(15)", "AC-3(15)(a)", "AC-3(15)(b)", "AC-4(28)", "AC-5", "AC-5b", "AC-6", "AC-6(2)", "AC-6(3)", "AC-6(10)", "AC-24", "CM-5(1)(a)", "CM-6a", "CM-9b", "MP-2", "SC-23(3)", "SC-25"]
    "pci-dss-3.2.1" = ["2.2", "7.1.2", "7.1.3", "7.2.1", "7.2.2"]
  }

  target    = "aws.iam.policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_actions) == 0 && any([for a in each.actions : contains(["*", "*:*"], a)]) && any([for r in each.resources : is_wildcard(r)]))
  at        = any([for a in each.actions : contains(["*", "*:*"], a)])
  message   = "statement allows every action on every resource"
}
