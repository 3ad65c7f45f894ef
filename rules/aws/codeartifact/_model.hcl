type "aws.codeartifact.domain" {
  attributes {
    kms_key = string
  }

  terraform "aws_codeartifact_domain" {
    identity = ["id", "arn", "domain"]
    kms_key  = self.encryption_key
  }

  cloudformation "AWS::CodeArtifact::Domain" {
    identity = ["Ref", "Arn", "Name"]
    kms_key  = self.EncryptionKey
  }
}
