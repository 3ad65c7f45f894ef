# Security Hub, which checks an account against standards.
type "aws.securityhub.hub" {
  attributes {
    default_standards = optional(bool, true)
  }

  terraform "aws_securityhub_account" {
    default_standards = self.enable_default_standards
  }

  cloudformation "AWS::SecurityHub::Hub" {
    default_standards = self.EnableDefaultStandards
  }
}

type "aws.securityhub.standard" {
  attributes {
    arn = string
  }

  terraform "aws_securityhub_standards_subscription" {
    arn = self.standards_arn
  }

  cloudformation "AWS::SecurityHub::Standard" {
    arn = self.StandardsArn
  }
}
