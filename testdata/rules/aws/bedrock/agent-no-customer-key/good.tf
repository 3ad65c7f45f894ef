resource "aws_kms_key" "agents" {}

resource "aws_bedrockagent_agent" "support" {
  agent_name                  = "support"
  agent_resource_role_arn     = "arn:aws:iam::111122223333:role/agent"
  foundation_model            = "amazon.nova-lite-v1:0"
  customer_encryption_key_arn = aws_kms_key.agents.arn
}
