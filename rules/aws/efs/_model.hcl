# A file system.
type "aws.efs.file_system" {
  attributes {
    encrypted = optional(bool, false)
    kms_key   = string
    # Backed up daily by AWS Backup.
    automatic_backups = bool
    # What it is where nothing is said.
    backed_up_by_default = optional(bool, false)
    # Selections of backup plans that name it.
    selections = list(any)
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_efs_file_system" {
    identity = ["id", "arn", "creation_token"]

    attach "backup" "aws_efs_backup_policy" { on = backup.file_system_id }
    # One that goes by tags or wildcards may or may not take the file system.
    attach_all "selection" "aws_backup_selection" {
      on = (
        length(coalesce(selection.resources, [])) == 0
        || any([for r in selection.resources : !refers(r) && strcontains(r, "*")])
        ? unknown("a selection by tags or wildcards may take it") : selection.resources
      )
    }

    kms_key           = self.kms_key_id
    automatic_backups = backup.backup_policy.status == "ENABLED"
    # File systems in one zone are.
    backed_up_by_default = present(self.availability_zone_name)
    selections           = selection
  }

  cloudformation "AWS::EFS::FileSystem" {
    identity = ["Ref", "Arn", "FileSystemId"]

    attach_all "selection" "AWS::Backup::BackupSelection" {
      on = (
        length(coalesce(selection.BackupSelection.Resources, [])) == 0
        || any([for r in selection.BackupSelection.Resources : !refers(r) && strcontains(r, "*")])
        ? unknown("a selection by tags or wildcards may take it") : selection.BackupSelection.Resources
      )
    }

    kms_key              = self.KmsKeyId
    automatic_backups    = self.BackupPolicy.Status == "ENABLED"
    backed_up_by_default = present(self.AvailabilityZoneName)
    selections           = selection
  }
}

# A way into a file system.
type "aws.efs.access_point" {
  attributes {
    root_path = optional(string, "/")
    # The user whom every request is made as.
    posix_uid = string
  }

  terraform "aws_efs_access_point" {
    identity  = ["id", "arn"]
    root_path = self.root_directory.path
    posix_uid = self.posix_user.uid
  }

  cloudformation "AWS::EFS::AccessPoint" {
    identity  = ["Ref", "Arn", "AccessPointId"]
    root_path = self.RootDirectory.Path
    posix_uid = self.PosixUser.Uid
  }
}

# A file system's policy where it is written.
type "aws.efs.file_system_policy" {
  attributes {
    document = document
  }

  terraform "aws_efs_file_system_policy" {
    document = self.policy
  }

  cloudformation "AWS::EFS::FileSystem" {
    identity = ["Ref", "Arn", "FileSystemId"]
    when     = present(self.FileSystemPolicy)
    document = self.FileSystemPolicy
  }
}
