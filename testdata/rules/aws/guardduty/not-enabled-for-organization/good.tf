resource "aws_guardduty_detector" "all" {}

resource "aws_guardduty_organization_configuration" "all" {
  detector_id                      = aws_guardduty_detector.all.id
  auto_enable_organization_members = "ALL"
}

resource "aws_guardduty_detector" "old" {}

resource "aws_guardduty_organization_configuration" "old" {
  detector_id = aws_guardduty_detector.old.id
  auto_enable = true
}
