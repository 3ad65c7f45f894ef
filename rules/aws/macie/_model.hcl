# Macie, which finds personal data in buckets.
type "aws.macie.session" {
  attributes {
    # ENABLED or PAUSED.
    status = optional(string, "ENABLED")
  }

  terraform "aws_macie2_account" {}

  cloudformation "AWS::Macie::Session" {}
}
