resource "aws_guardduty_detector" "alone" { # expect: aws-guardduty-not-enabled-for-organization
}

resource "aws_guardduty_detector" "none" {}

resource "aws_guardduty_organization_configuration" "none" {
  detector_id                      = aws_guardduty_detector.none.id
  auto_enable_organization_members = "NONE" # expect: aws-guardduty-not-enabled-for-organization
}
