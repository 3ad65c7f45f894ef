resource "aws_efs_file_system" "absent" { # expect: aws-efs-file-system-no-customer-key
  creation_token = "absent"
  encrypted      = true
}
