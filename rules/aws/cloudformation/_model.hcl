# A stack that another configuration creates.
type "aws.cloudformation.stack" {
  attributes {
    # Topics that are told of what happens to it.
    notifications = list(string)
  }

  terraform "aws_cloudformation_stack" {
    identity      = ["id", "name"]
    notifications = self.notification_arns
  }

  cloudformation "AWS::CloudFormation::Stack" {
    identity      = ["Ref", "StackId"]
    notifications = self.NotificationARNs
  }
}
