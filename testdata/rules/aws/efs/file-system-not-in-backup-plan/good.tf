resource "aws_efs_file_system" "automatic" {
  creation_token = "automatic"
}

resource "aws_efs_backup_policy" "automatic" {
  file_system_id = aws_efs_file_system.automatic.id
  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "selected" {
  creation_token = "selected"
}

resource "aws_backup_selection" "selected" {
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  name         = "selected"
  plan_id      = "plan"
  resources    = [aws_efs_file_system.selected.arn]
}

# Backed up unless it is turned off.
resource "aws_efs_file_system" "one_zone" {
  creation_token         = "one-zone"
  availability_zone_name = "eu-west-1a"
}
