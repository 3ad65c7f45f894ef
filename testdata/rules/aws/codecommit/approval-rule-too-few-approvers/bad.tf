resource "aws_codecommit_approval_rule_template" "one" {
  name = "one"
  content = jsonencode({
    Version               = "2018-11-08"
    DestinationReferences = ["refs/heads/main"]
    Statements = [{
      Type                    = "Approvers"
      NumberOfApprovalsNeeded = 1 # expect: aws-codecommit-approval-rule-too-few-approvers
      ApprovalPoolMembers     = ["arn:aws:sts::111122223333:assumed-role/reviewers/*"]
    }]
  })
}
