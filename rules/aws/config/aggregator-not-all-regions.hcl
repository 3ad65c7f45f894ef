rule {
  title      = "Config aggregator does not take in all regions"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Resources in the other regions are missing from the overview, and intruders like to work where nobody looks."
  help       = "Set the source to all regions, which takes in those that are added later."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html"]
  aliases = [
    "CKV_AWS_121",
    "AWS-0019",
    "kics:9f3cf08e-72a2-4eb1-8007-e3b1b0e10d4d",
    "kics:ac5a0bc0-a54c-45aa-90c3-15f7703b9132",
    "terrascan:AC_AWS_0049",
    "terrascan:AC_AWS_0450",
    "tfsec:aws-config-aggregate-all-regions",
  ]
  controls = {}

  target    = "aws.config.aggregator"
  condition = length(self.sources) > 0 && all([for s in self.sources : s.all_regions])
  message   = "aggregator does not take in all regions"
}
