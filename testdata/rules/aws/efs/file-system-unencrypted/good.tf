resource "aws_efs_file_system" "on" {
  creation_token = "on"
  encrypted      = true
}
