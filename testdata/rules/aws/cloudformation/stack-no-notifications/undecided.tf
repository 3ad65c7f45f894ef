variable "topics" {
  type = list(string)
}

resource "aws_cloudformation_stack" "network" {
  name              = "network"
  template_url      = "https://example-templates.s3.amazonaws.com/network.yaml"
  notification_arns = var.topics
}
