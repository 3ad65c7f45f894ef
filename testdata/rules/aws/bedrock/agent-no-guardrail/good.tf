resource "aws_bedrock_guardrail" "strict" {
  name                      = "strict"
  blocked_input_messaging   = "I cannot answer that."
  blocked_outputs_messaging = "I cannot answer that."
}

resource "aws_bedrockagent_agent" "support" {
  agent_name              = "support"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
  foundation_model        = "amazon.nova-lite-v1:0"

  guardrail_configuration {
    guardrail_identifier = aws_bedrock_guardrail.strict.guardrail_id
    guardrail_version    = "DRAFT"
  }
}
