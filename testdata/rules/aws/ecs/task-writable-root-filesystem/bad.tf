resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
      readonlyRootFilesystem = false # expect: aws-ecs-task-writable-root-filesystem
    },
    { # expect: aws-ecs-task-writable-root-filesystem
      name  = "proxy"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/proxy:1"
    },
  ])
}
