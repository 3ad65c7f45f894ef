resource "aws_workspaces_workspace" "on" {
  directory_id                   = "d-1234567890"
  bundle_id                      = "wsb-1a2b3c4d5"
  user_name                      = "alice"
  user_volume_encryption_enabled = true
  volume_encryption_key          = "alias/workspaces"
}
