# Systems Manager: parameters, documents.

type "aws.ssm.parameter" {
  attributes {
    name      = string
    # String, StringList or SecureString, which is encrypted.
    type      = string
    value     = string
    data_type = optional(string, "text")
    kms_key   = string
  }

  derived {
    secure = coalesce(self.type == "SecureString", false)
  }

  terraform "aws_ssm_parameter" {
    identity = ["id", "arn", "name"]
    value    = coalesce(self.value, self.insecure_value)
    kms_key  = self.key_id
  }

  cloudformation "AWS::SSM::Parameter" {
    identity = ["Ref", "Name"]
    lacks = {
      type    = "CloudFormation makes no SecureString"
      kms_key = "CloudFormation makes no SecureString"
    }
    name     = self.Name
    value    = self.Value
  }
}

type "aws.ssm.document" {
  lacks = { cloudformation = "CloudFormation cannot share a document" }

  attributes {
    # Accounts that it is shared with, with commas between; `all`: everybody.
    shared_with = string
  }

  terraform "aws_ssm_document" {
    identity    = ["id", "arn", "name"]
    shared_with = self.permissions.account_ids
  }
}

# Preferences of Session Manager: a document of type Session.
type "aws.ssm.session_preferences" {
  attributes {
    kms_key            = string
    bucket             = string
    bucket_encrypted   = bool
    log_group          = string
    log_group_encrypted = bool
  }

  terraform "aws_ssm_document" {
    when                = coalesce(self.document_type == "Session", false)
    kms_key             = jsondecode(self.content).inputs.kmsKeyId
    bucket              = jsondecode(self.content).inputs.s3BucketName
    bucket_encrypted    = jsondecode(self.content).inputs.s3EncryptionEnabled
    log_group           = jsondecode(self.content).inputs.cloudWatchLogGroupName
    log_group_encrypted = jsondecode(self.content).inputs.cloudWatchEncryptionEnabled
  }

  cloudformation "AWS::SSM::Document" {
    when                = coalesce(self.DocumentType == "Session", false)
    kms_key             = self.Content.inputs.kmsKeyId
    bucket              = self.Content.inputs.s3BucketName
    bucket_encrypted    = self.Content.inputs.s3EncryptionEnabled
    log_group           = self.Content.inputs.cloudWatchLogGroupName
    log_group_encrypted = self.Content.inputs.cloudWatchEncryptionEnabled
  }
}
