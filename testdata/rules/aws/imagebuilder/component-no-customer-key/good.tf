resource "aws_imagebuilder_component" "agent" {
  name       = "agent"
  platform   = "Linux"
  version    = "1.0.0"
  uri        = "s3://example-components/agent.yaml"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234"
}
