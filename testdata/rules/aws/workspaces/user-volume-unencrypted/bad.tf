resource "aws_workspaces_workspace" "default" { # expect: aws-workspaces-user-volume-unencrypted
  directory_id = "d-1234567890"
  bundle_id    = "wsb-1a2b3c4d5"
  user_name    = "alice"
}

resource "aws_workspaces_workspace" "off" {
  directory_id                   = "d-1234567890"
  bundle_id                      = "wsb-1a2b3c4d5"
  user_name                      = "bob"
  user_volume_encryption_enabled = false # expect: aws-workspaces-user-volume-unencrypted
}
