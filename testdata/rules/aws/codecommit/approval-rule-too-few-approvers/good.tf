resource "aws_codecommit_approval_rule_template" "two" {
  name    = "two"
  content = <<-JSON
    {
      "Version": "2018-11-08",
      "DestinationReferences": ["refs/heads/main"],
      "Statements": [{
        "Type": "Approvers",
        "NumberOfApprovalsNeeded": 2,
        "ApprovalPoolMembers": ["arn:aws:sts::111122223333:assumed-role/reviewers/*"]
      }]
    }
  JSON
}
