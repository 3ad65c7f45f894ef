# A ledger. The service ended in July 2025; code for it remains.
type "aws.qldb.ledger" {
  attributes {
    permissions_mode    = optional(string, "")
    deletion_protection = optional(bool, true)
  }

  terraform "aws_qldb_ledger" {
    identity = ["id", "arn", "name"]
  }

  cloudformation "AWS::QLDB::Ledger" {}
}
