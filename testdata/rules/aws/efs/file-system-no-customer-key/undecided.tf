variable "key" {
  type = string
}

resource "aws_efs_file_system" "caller_decides" {
  creation_token = "files"
  encrypted      = true
  kms_key_id     = var.key
}
