# SQS: queues, and the policies that say who may use them.

type "aws.sqs.queue" {
  attributes {
    kms_key            = string
    # With keys of SQS's own: what a new queue has unless it is turned off.
    managed_encryption = optional(bool, true)
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_sqs_queue" {
    identity           = ["id", "arn", "url", "name"]
    kms_key            = self.kms_master_key_id
    managed_encryption = self.sqs_managed_sse_enabled
  }

  cloudformation "AWS::SQS::Queue" {
    identity           = ["Ref", "Arn", "QueueUrl", "QueueName"]
    kms_key            = self.KmsMasterKeyId
    managed_encryption = self.SqsManagedSseEnabled
  }
}

# A queue's policy, wherever it is written.
type "aws.sqs.queue_policy" {
  attributes {
    document = document
  }

  terraform "aws_sqs_queue_policy" {
    document = self.policy
  }
  terraform "aws_sqs_queue" {
    when     = present(self.policy)
    document = self.policy
  }

  cloudformation "AWS::SQS::QueuePolicy" "AWS::SQS::QueueInlinePolicy" {
    document = self.PolicyDocument
  }
}
