rule {
  title      = "Lambda function can be invoked by anybody"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The permission is for every principal of every account, so anybody can run the function, see what it returns and cause costs."
  help       = "Name the account, role or service that invokes the function, or limit the permission to an organization, a source account or a source ARN."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1",
  ]
  aliases = [
    "CKV_AWS_301",
    "kics:1d6e16f1-5d8a-4379-bfb3-2dadd38ed5a7",
    "kics:ad9dabc7-7839-4bae-a957-aa9120013f39",
    "kics:e08ed7eb-f3ef-494d-9d22-2e3db756a347",
    "cfn_nag:F13",
    "guard:LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
    "guard:LAMBDA_NO_WILDCARD_PRINCIPALS",
  ]
  controls = {
    "fsbp" = ["Lambda.1"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)", "SC-7(4)",
      "SC-7(7)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(20)",
      "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)", "SC-7a", "SC-7b",
      "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "2.2.2", "7.2.1"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.lambda.permission"
  condition = !is_any_principal(self.principal) || self.limited
  at        = self.principal
  message   = "permission is for every principal of every account"
}
