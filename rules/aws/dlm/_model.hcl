# Data Lifecycle Manager: copies of snapshots in other regions. The copy of an encrypted snapshot is
# encrypted whatever is said.

# Copies that an event sets off: a snapshot is shared.
type "aws.dlm.event_copy" {
  attributes {
    encrypted = optional(bool, false)
    cmk_arn   = string
  }

  derived {
    customer_key = customer_key(self.cmk_arn)
  }

  terraform "aws_dlm_lifecycle_policy" {
    each      = flatten([for a in self.policy_details.action[*] : a.cross_region_copy[*]])
    encrypted = each.encryption_configuration.encrypted
    cmk_arn   = each.encryption_configuration.cmk_arn
  }

  cloudformation "AWS::DLM::LifecyclePolicy" {
    each      = flatten([for a in self.PolicyDetails.Actions : a.CrossRegionCopy])
    encrypted = each.EncryptionConfiguration.Encrypted
    cmk_arn   = each.EncryptionConfiguration.CmkArn
  }
}

# Copies that a schedule makes.
type "aws.dlm.schedule_copy" {
  attributes {
    encrypted = optional(bool, false)
    cmk_arn   = string
  }

  derived {
    customer_key = customer_key(self.cmk_arn)
  }

  terraform "aws_dlm_lifecycle_policy" {
    each = flatten([for s in self.policy_details.schedule[*] : s.cross_region_copy_rule[*]])
  }

  cloudformation "AWS::DLM::LifecyclePolicy" {
    each = flatten([for s in self.PolicyDetails.Schedules : s.CrossRegionCopyRules])
  }
}
