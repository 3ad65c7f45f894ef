resource "aws_guardduty_detector" "off" {
  enable = false # expect: aws-guardduty-detector-disabled
}
