resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])

  volume {
    name = "left-out"

    efs_volume_configuration { # expect: aws-ecs-task-efs-volume-unencrypted-in-transit
      file_system_id = "fs-0a1b2c3d"
    }
  }

  volume {
    name = "off"

    efs_volume_configuration {
      file_system_id     = "fs-0a1b2c3d"
      transit_encryption = "DISABLED" # expect: aws-ecs-task-efs-volume-unencrypted-in-transit
    }
  }
}
