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
    # As the document spells them.
    inputs = object({
      kmsKeyId                    = string
      s3BucketName                = string
      s3EncryptionEnabled         = bool
      cloudWatchLogGroupName      = string
      cloudWatchEncryptionEnabled = bool
    })
  }

  derived {
    kms_key             = self.inputs.kmsKeyId
    bucket              = self.inputs.s3BucketName
    bucket_encrypted    = self.inputs.s3EncryptionEnabled
    log_group           = self.inputs.cloudWatchLogGroupName
    log_group_encrypted = self.inputs.cloudWatchEncryptionEnabled
  }

  # Documents for port forwarding or a command are no preferences.
  terraform "aws_ssm_document" {
    each   = [decoded(self.content)]
    when   = coalesce(self.document_type == "Session", false) && coalesce(each.sessionType == "Standard_Stream", true)
    inputs = each.inputs
  }

  cloudformation "AWS::SSM::Document" {
    each   = [decoded(self.Content)]
    when   = coalesce(self.DocumentType == "Session", false) && coalesce(each.sessionType == "Standard_Stream", true)
    inputs = each.inputs
  }
}
