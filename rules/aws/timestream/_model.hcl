# A database of Timestream for LiveAnalytics.
type "aws.timestream.database" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_timestreamwrite_database" {
    identity = ["id", "arn", "database_name"]
    kms_key  = self.kms_key_id
  }

  cloudformation "AWS::Timestream::Database" {
    identity = ["Ref", "Arn", "DatabaseName"]
    kms_key  = self.KmsKeyId
  }
}
