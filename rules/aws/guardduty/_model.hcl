# GuardDuty in one region of an account.
type "aws.guardduty.detector" {
  attributes {
    enabled           = optional(bool, true)
    # Whether accounts of the organization get it: ALL, NEW or NONE.
    organization      = optional(string, "NONE")
  }

  terraform "aws_guardduty_detector" {
    identity = ["id", "arn"]

    attach "members" "aws_guardduty_organization_configuration" { on = members.detector_id }

    enabled      = self.enable
    organization = coalesce(members.auto_enable_organization_members, members.auto_enable ? "NEW" : "NONE")
  }

  cloudformation "AWS::GuardDuty::Detector" {
    identity = ["Ref", "Id"]
    lacks    = { organization = "CloudFormation does not configure an organization's detectors" }
    enabled  = self.Enable
  }
}
