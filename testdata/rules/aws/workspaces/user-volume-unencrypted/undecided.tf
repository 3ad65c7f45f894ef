variable "encrypt" {
  type = bool
}

resource "aws_workspaces_workspace" "caller_decides" {
  user_name                      = "alice"
  user_volume_encryption_enabled = var.encrypt
}
