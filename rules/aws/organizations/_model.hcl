# Organizations: the organization and its policies on the use of data for AI.
type "aws.organizations.organization" {
  attributes {
    # Types of policies that are turned on; open where a dialect cannot say.
    policy_types = list(string)
  }

  terraform "aws_organizations_organization" {
    identity     = ["id", "arn"]
    policy_types = self.enabled_policy_types
  }

  cloudformation "AWS::Organizations::Organization" {
    identity = ["Ref", "Id", "Arn"]
    lacks    = { policy_types = "CloudFormation does not turn types of policies on" }
  }
}

type "aws.organizations.ai_policy" {
  attributes {
    content  = any
    attached = optional(bool, false)
  }

  terraform "aws_organizations_policy" {
    identity = ["id", "arn"]
    attach_all "attachments" "aws_organizations_policy_attachment" { on = attachments.policy_id }

    when     = coalesce(self.type == "AISERVICES_OPT_OUT_POLICY", false)
    content  = decoded(self.content)
    attached = length(attachments) > 0
  }

  cloudformation "AWS::Organizations::Policy" {
    identity = ["Ref", "Id", "Arn"]
    when     = coalesce(self.Type == "AISERVICES_OPT_OUT_POLICY", false)
    content  = self.Content
    attached = present(self.TargetIds)
  }
}
