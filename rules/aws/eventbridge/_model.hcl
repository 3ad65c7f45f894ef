# A schedule of EventBridge Scheduler.
type "aws.eventbridge.schedule" {
  attributes {
    kms_key = string
  }

  terraform "aws_scheduler_schedule" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_key_arn
  }

  cloudformation "AWS::Scheduler::Schedule" {
    identity = ["Ref", "Arn", "Name"]
    kms_key  = self.KmsKeyArn
  }
}
