variable "approvals" {
  type = number
}

resource "aws_codecommit_approval_rule_template" "caller_decides" {
  name = "some"
  content = jsonencode({
    Version = "2018-11-08"
    Statements = [{
      Type                    = "Approvers"
      NumberOfApprovalsNeeded = var.approvals
    }]
  })
}
