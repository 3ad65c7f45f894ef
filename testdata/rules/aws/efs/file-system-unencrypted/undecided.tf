variable "encrypt" {
  type = bool
}

resource "aws_efs_file_system" "caller_decides" {
  creation_token = "files"
  encrypted      = var.encrypt
}
