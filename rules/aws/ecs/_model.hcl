# Amazon ECS: clusters, services, task definitions with their containers and volumes.

type "aws.ecs.cluster" {
  attributes {
    # enabled, enhanced, disabled.
    container_insights = optional(string, "disabled")
    # How commands are run in containers by ECS Exec, where something is said of it.
    exec = object({
      kms_key_id = string
      # NONE, DEFAULT: to the log of the container, OVERRIDE: as log_configuration says.
      logging           = string
      log_configuration = object({ cloud_watch_encryption_enabled = bool, s3_bucket_encryption_enabled = bool })
    })
  }

  terraform "aws_ecs_cluster" {
    identity           = ["id", "arn", "name"]
    container_insights = [for s in self.setting[*] : s.value if s.name == "containerInsights"][0]
    exec               = self.configuration.execute_command_configuration
  }

  cloudformation "AWS::ECS::Cluster" {
    identity           = ["Ref", "Arn", "ClusterName"]
    container_insights = [for s in self.ClusterSettings : s.Value if s.Name == "containerInsights"][0]
    exec = [for e in self.Configuration.ExecuteCommandConfiguration[*] : {
      kms_key_id = e.KmsKeyId
      logging    = e.Logging
      log_configuration = {
        cloud_watch_encryption_enabled = e.LogConfiguration.CloudWatchEncryptionEnabled
        s3_bucket_encryption_enabled   = e.LogConfiguration.S3EncryptionEnabled
      }
    }]
  }
}

type "aws.ecs.service" {
  attributes {
    launch_type      = string
    platform_version = optional(string, "LATEST")
    # Whether its tasks run on Windows.
    windows          = optional(bool, false)
    public_ip        = optional(bool, false)
  }

  terraform "aws_ecs_service" {
    windows   = startswith(upper(follow(self.task_definition).runtime_platform.operating_system_family), "WINDOWS")
    public_ip = self.network_configuration.assign_public_ip
  }

  cloudformation "AWS::ECS::Service" {
    windows   = startswith(upper(follow(self.TaskDefinition).RuntimePlatform.OperatingSystemFamily), "WINDOWS")
    public_ip = self.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED"
  }
}

type "aws.ecs.task_definition" {
  attributes {
    # awsvpc, bridge, host, none.
    network_mode       = string
    # host, task; each container has its own where nothing is said.
    pid_mode           = string
    task_role_arn      = string
    execution_role_arn = string
    efs_volumes        = list(object({ transit_encryption = optional(string, "DISABLED") }))
  }

  terraform "aws_ecs_task_definition" {
    identity    = ["id", "arn", "arn_without_revision", "family"]
    efs_volumes = [for v in self.volume[*] : v.efs_volume_configuration if present(v.efs_volume_configuration)]
  }

  cloudformation "AWS::ECS::TaskDefinition" {
    identity    = ["Ref", "TaskDefinitionArn", "Family"]
    efs_volumes = [for v in self.Volumes[*] : v.EFSVolumeConfiguration if v.EFSVolumeConfiguration != null]
  }
}

# A container of a task definition.
type "aws.ecs.container" {
  attributes {
    name               = string
    privileged         = optional(bool, false)
    user               = optional(string, "root")
    read_only_root     = optional(bool, false)
    environment        = list(object({ name = string, value = string }))
    # Of its task.
    host_network       = optional(bool, false)
    windows            = optional(bool, false)
  }

  terraform "aws_ecs_task_definition" {
    identity       = ["id", "arn", "arn_without_revision", "family"]
    each           = decoded(self.container_definitions)
    read_only_root = each.readonlyRootFilesystem
    host_network   = self.network_mode == "host"
    windows        = startswith(upper(self.runtime_platform.operating_system_family), "WINDOWS")
  }

  cloudformation "AWS::ECS::TaskDefinition" {
    identity       = ["Ref", "TaskDefinitionArn", "Family"]
    each           = self.ContainerDefinitions
    read_only_root = each.ReadonlyRootFilesystem
    host_network   = self.NetworkMode == "host"
    windows        = startswith(upper(self.RuntimePlatform.OperatingSystemFamily), "WINDOWS")
  }
}
