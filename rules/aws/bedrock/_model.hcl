# Amazon Bedrock: agents.

type "aws.bedrock.agent" {
  attributes {
    kms_key   = string
    guardrail = string
  }

  terraform "aws_bedrockagent_agent" {
    kms_key   = self.customer_encryption_key_arn
    guardrail = self.guardrail_configuration.guardrail_identifier
  }

  cloudformation "AWS::Bedrock::Agent" {
    kms_key   = self.CustomerEncryptionKeyArn
    guardrail = self.GuardrailConfiguration.GuardrailIdentifier
  }
}
