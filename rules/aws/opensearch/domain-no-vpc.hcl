rule {
  title      = "OpenSearch domain has a public endpoint"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "The domain is reached from the internet; only its access policy and its own users stand in the way."
  help       = "Put the domain into private subnets of a VPC; a domain cannot be moved, so it has to be created anew."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-2",
  ]
  aliases = [
    "CKV_AWS_137",
    "cfn_nag:W90",
    "guard:ELASTICSEARCH_IN_VPC_ONLY",
    "guard:OPENSEARCH_IN_VPC_ONLY",
  ]
  controls = {
    "fsbp" = ["ES.2", "OpenSearch.2"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)",
      "SC-7(4)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(20)",
      "SC-7(21)", "SC-7(24)(b)", "SC-7a", "SC-7b", "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.opensearch.domain"
  condition = self.in_vpc
  message   = "domain is not in a VPC, its endpoint is public"
}
