resource "aws_efs_file_system" "absent" { # expect: aws-efs-file-system-not-in-backup-plan
  creation_token = "absent"
}

resource "aws_efs_file_system" "off" {
  creation_token = "off"
}

resource "aws_efs_backup_policy" "off" {
  file_system_id = aws_efs_file_system.off.id
  backup_policy {
    status = "DISABLED" # expect: aws-efs-file-system-not-in-backup-plan
  }
}

resource "aws_backup_selection" "other" {
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  name         = "other"
  plan_id      = "plan"
  resources    = ["arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d"]
}
