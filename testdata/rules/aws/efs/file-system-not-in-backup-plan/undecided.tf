resource "aws_efs_file_system" "perhaps_by_tag" {
  creation_token = "files"
  tags = {
    backup = "daily"
  }
}

resource "aws_backup_selection" "by_tag" {
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  name         = "by-tag"
  plan_id      = "plan"
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}
