resource "aws_sns_topic" "stacks" {}

resource "aws_cloudformation_stack" "network" {
  name              = "network"
  template_url      = "https://example-templates.s3.amazonaws.com/network.yaml"
  notification_arns = [aws_sns_topic.stacks.arn]
}
