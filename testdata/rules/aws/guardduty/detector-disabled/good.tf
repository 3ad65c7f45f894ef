# On by default.
resource "aws_guardduty_detector" "default" {}

resource "aws_guardduty_detector" "on" {
  enable = true
}
