resource "aws_organizations_organization" "all" { # expect: aws-transcribe-ai-data-use-not-opted-out
  feature_set          = "ALL"
  enabled_policy_types = ["AISERVICES_OPT_OUT_POLICY"]
}
