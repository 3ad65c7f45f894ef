# SNS: topics, and the policies that say who may use them.

type "aws.sns.topic" {
  attributes {
    # Without one the topic's messages are not encrypted.
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_sns_topic" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_master_key_id
  }

  cloudformation "AWS::SNS::Topic" {
    identity = ["Ref", "TopicArn", "TopicName"]
    kms_key  = self.KmsMasterKeyId
  }
}

# A topic's policy, wherever it is written.
type "aws.sns.topic_policy" {
  attributes {
    document = document
  }

  terraform "aws_sns_topic_policy" {
    document = self.policy
  }
  terraform "aws_sns_topic" {
    when     = present(self.policy)
    document = self.policy
  }

  cloudformation "AWS::SNS::TopicPolicy" "AWS::SNS::TopicInlinePolicy" {
    document = self.PolicyDocument
  }
}
