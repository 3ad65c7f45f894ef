# A build project.
type "aws.codebuild.project" {
  attributes {
    kms_key   = string
    # The main artifacts first.
    artifacts = list(object({ type = string, unencrypted = optional(bool, false) }))
    # Containers of builds may do what their host may.
    privileged = optional(bool, false)
    # ENABLED or DISABLED.
    cloudwatch_logs     = optional(string, "ENABLED")
    s3_logs             = optional(string, "DISABLED")
    s3_logs_unencrypted = optional(bool, false)
  }

  derived {
    # A project of a pipeline hands its artifacts over, encrypted as the pipeline says.
    own_artifacts = [
      for a in self.artifacts : a if !coalesce(contains(["NO_ARTIFACTS", "CODEPIPELINE"], upper(a.type)), false)
    ]
  }

  terraform "aws_codebuild_project" {
    identity = ["id", "arn", "name"]
    kms_key  = self.encryption_key
    artifacts = [for a in flatten([self.artifacts[*], self.secondary_artifacts[*]]) : {
      type        = a.type
      unencrypted = a.encryption_disabled
    }]
    privileged          = self.environment.privileged_mode
    cloudwatch_logs     = self.logs_config.cloudwatch_logs.status
    s3_logs             = self.logs_config.s3_logs.status
    s3_logs_unencrypted = self.logs_config.s3_logs.encryption_disabled
  }

  cloudformation "AWS::CodeBuild::Project" {
    identity = ["Ref", "Arn", "Name"]
    kms_key  = self.EncryptionKey
    artifacts = [for a in flatten([self.Artifacts[*], self.SecondaryArtifacts[*]]) : {
      type        = a.Type
      unencrypted = a.EncryptionDisabled
    }]
    privileged          = self.Environment.PrivilegedMode
    cloudwatch_logs     = self.LogsConfig.CloudWatchLogs.Status
    s3_logs             = self.LogsConfig.S3Logs.Status
    s3_logs_unencrypted = self.LogsConfig.S3Logs.EncryptionDisabled
  }
}
