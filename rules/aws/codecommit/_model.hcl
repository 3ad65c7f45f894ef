# CodeCommit: repositories, and what has to be approved before it is merged.

type "aws.codecommit.repository" {
  lacks = { cloudformation = "CloudFormation has no templates of approval rules" }

  attributes {
    approval_rules = list(string)
  }

  terraform "aws_codecommit_repository" {
    identity = ["id", "arn", "repository_name", "repository_id"]

    attach_all "rules" "aws_codecommit_approval_rule_template_association" { on = rules.repository_name }

    approval_rules = [for r in rules : r.approval_rule_template_name]
  }
}

type "aws.codecommit.approval_rule" {
  lacks = { cloudformation = "CloudFormation has no templates of approval rules" }

  attributes {
    # How many have to approve, of each statement.
    approvals = list(number)
  }

  terraform "aws_codecommit_approval_rule_template" {
    identity  = ["id", "name"]
    approvals = [for s in decoded(self.content).Statements : s.NumberOfApprovalsNeeded]
  }
}
