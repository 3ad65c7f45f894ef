resource "aws_imagebuilder_component" "agent" { # expect: aws-imagebuilder-component-no-customer-key
  name     = "agent"
  platform = "Linux"
  version  = "1.0.0"
  uri      = "s3://example-components/agent.yaml"
}
