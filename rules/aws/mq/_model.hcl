# Amazon MQ: brokers of ActiveMQ and RabbitMQ.

type "aws.mq.broker" {
  attributes {
    engine_type                = optional(string, "")
    publicly_accessible        = optional(bool, false)
    audit_log                  = optional(bool, false)
    general_log                = optional(bool, false)
    auto_minor_version_upgrade = optional(bool, true)
    # With a key that AWS owns, of no account of yours.
    aws_owned_key = optional(bool, true)
    kms_key       = string
    users         = list(object({ username = string, password = string }))
  }

  derived {
    engine = lower(self.engine_type)
  }

  terraform "aws_mq_broker" {
    audit_log   = self.logs.audit
    general_log = self.logs.general
    # The provider sends false where the user says nothing.
    auto_minor_version_upgrade = coalesce(self.auto_minor_version_upgrade, false)
    aws_owned_key              = self.encryption_options.use_aws_owned_key
    kms_key                    = self.encryption_options.kms_key_id
    users                      = self.user[*]
  }

  cloudformation "AWS::AmazonMQ::Broker" {
    identity      = ["Ref", "Arn", "BrokerName"]
    audit_log     = self.Logs.Audit
    general_log   = self.Logs.General
    aws_owned_key = self.EncryptionOptions.UseAwsOwnedKey
    kms_key       = self.EncryptionOptions.KmsKeyId
  }
}

# A version of an engine that a broker or a configuration is for.
type "aws.mq.engine_version" {
  attributes {
    engine_type    = optional(string, "")
    engine_version = string
  }

  derived {
    engine = lower(self.engine_type)
  }

  terraform "aws_mq_broker" "aws_mq_configuration" {}

  cloudformation "AWS::AmazonMQ::Broker" "AWS::AmazonMQ::Configuration" {}
}
