rule {
  title      = "IAM policy is attached to a user"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Permissions of single users escape review and outlive the tasks they were given for."
  help       = "Attach the policy to a role, or to a group that the user is a member of."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
  aliases = [
    "CKV_AWS_40",
    "AWS-0143",
    "kics:0e5872b4-19a0-4165-8b2f-56d9e14b909f",
    "kics:b4378389-a9aa-44ee-91e7-ef183f11079e",
    "kics:e4239438-e639-44aa-adb8-866e400e3ade",
    "kics:edc95c10-7366-4f30-9b4b-f995c84eceb5",
    "cfn_nag:F11",
    "cfn_nag:F12",
    "terrascan:AC_AWS_0475",
    "terrascan:AC_AWS_0476",
    "tfsec:aws-iam-no-user-attached-policies",
    "guard:IAM_NO_POLICY_ON_USER",
    "guard:IAM_USER_NO_POLICIES_CHECK",
    "guide:transcribe-policy-on-user",
  ]
  controls = {
    "cis-1.4" = ["1.15"]
    "cis-3.0" = ["1.15"]
    "cis-5.0" = ["1.14"]
    "fsbp" = ["IAM.2"]
    "hipaa" = ["164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"]
    "nist-800-53-r5" = ["AC-2", "AC-2(1)", "AC-2(6)", "AC-2i.2", "AC-3", "AC-3(3)", "AC-3(3)(a)", "AC-3(3)(b)(1)", "AC-3(3)(b)(2)", "AC-3(3)(b)(3)", "AC-3(3)(b)(4)", "AC-3(3)(b)(5)", "AC-3(3)(c)", "AC-3(4)", "AC-3(4)(a)", "AC-3(4)(b)", "AC-3(4)(c)", "AC-3(4)(d)", "AC-3(4)(e)", "AC-3(7)", "AC-3(8)", "AC-3(12)(a)", "AC-3(13)", "AC-3(15)", "AC-3(15)(a)", "AC-3(15)(b)", "AC-4(28)", "AC-6", "AC-6(3)", "AC-24", "CM-5(1)(a)", "CM-6a", "CM-9b", "MP-2", "SC-23(3)", "SC-25"]
    "pci-dss-3.2.1" = ["2.2", "7.1.2", "7.1.3", "7.2.1", "7.2.2"]
  }

  target    = "aws.iam.attachment"
  condition = !self.to_user
  at        = self.to_user
  message   = "policy is attached to a user"
}
