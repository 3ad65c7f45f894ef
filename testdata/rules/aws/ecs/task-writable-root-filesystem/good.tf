resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
      readonlyRootFilesystem = true
    },
  ])
}

resource "aws_ecs_task_definition" "windows" {
  family = "windows"

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/iis:1"
    },
  ])
}
