rule {
  title      = "Security group rule has no description"
  severity   = "info"
  topic      = "compliance"
  why        = "Nobody can tell later why the rule is there, so nobody dares to remove it."
  help       = "Say in `description` what the rule is for."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_23",
    "AWS-0124",
    "kics:5e6c9c68-8a82-408e-8749-ddad78cbb9c5",
    "kics:68eb4bf3-f9bf-463d-b5cf-e029bb446d2e",
    "kics:cb3f5ed6-0d18-40de-a93d-b3538db31e8c",
    "cfn_nag:W36",
    "tfsec:aws-ec2-add-description-to-security-group-rule",
    "tfsec:aws-vpc-add-description-to-security-group-rule",
    "guard:SECURITY_GROUP_DESCRIPTION_RULE",
  ]
  controls = {}

  target    = "aws.ec2.security_group_rule"
  condition = self.description != null && self.description != ""
  at        = self.description
  message   = "rule has no description"
}
