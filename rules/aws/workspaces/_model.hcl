# WorkSpaces: desktops with a root volume and one for the user's files.

type "aws.workspaces.workspace" {
  attributes {
    root_volume_encryption_enabled = optional(bool, false)
    user_volume_encryption_enabled = optional(bool, false)
  }

  terraform "aws_workspaces_workspace" {}

  cloudformation "AWS::WorkSpaces::Workspace" {}
}
