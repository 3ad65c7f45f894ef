resource "aws_efs_file_system" "absent" { # expect: aws-efs-file-system-unencrypted
  creation_token = "absent"
}

resource "aws_efs_file_system" "off" {
  creation_token = "off"
  encrypted      = false # expect: aws-efs-file-system-unencrypted
}
