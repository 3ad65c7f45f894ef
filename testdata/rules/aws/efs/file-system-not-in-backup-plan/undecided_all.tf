resource "aws_efs_file_system" "of_all" {
  creation_token = "files"
}

resource "aws_backup_selection" "all" {
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  name         = "all"
  plan_id      = "plan"
  resources    = ["*"]
}
