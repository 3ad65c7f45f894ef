# A file system, of one of four kinds.
type "aws.fsx.file_system" {
  attributes {
    kind    = optional(string, "")
    kms_key = string
    # Storage that does not last; its keys are the service's.
    scratch = optional(bool, false)
    # Made from a backup, with its key where none is named.
    restored = optional(bool, false)
  }

  derived {
    # Whether there is a choice of keys.
    takes_key = !self.scratch && !(self.restored && self.kms_key == null)
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_fsx_lustre_file_system" {
    identity = ["id", "arn"]
    kind     = "LUSTRE"
    kms_key  = self.kms_key_id
    restored = present(self.backup_id)
    scratch  = !startswith(coalesce(self.deployment_type, "SCRATCH_1"), "PERSISTENT")
  }

  terraform "aws_fsx_windows_file_system" {
    identity = ["id", "arn"]
    kind     = "WINDOWS"
    kms_key  = self.kms_key_id
    restored = present(self.backup_id)
    scratch  = false
  }

  terraform "aws_fsx_ontap_file_system" {
    identity = ["id", "arn"]
    kind     = "ONTAP"
    kms_key  = self.kms_key_id
    restored = false
    scratch  = false
  }

  terraform "aws_fsx_openzfs_file_system" {
    identity = ["id", "arn"]
    kind     = "OPENZFS"
    kms_key  = self.kms_key_id
    restored = present(self.backup_id)
    scratch  = false
  }

  cloudformation "AWS::FSx::FileSystem" {
    identity = ["Ref", "ResourceARN"]
    kind     = self.FileSystemType
    kms_key  = self.KmsKeyId
    restored = present(self.BackupId)
    scratch = (
      self.FileSystemType == "LUSTRE"
      && !startswith(coalesce(self.LustreConfiguration.DeploymentType, "SCRATCH_1"), "PERSISTENT")
    )
  }
}
