variable "enable" {
  type = bool
}

resource "aws_guardduty_detector" "caller_decides" {
  enable = var.enable
}
