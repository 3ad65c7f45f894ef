resource "aws_cloudformation_stack" "network" { # expect: aws-cloudformation-stack-no-notifications
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
}
