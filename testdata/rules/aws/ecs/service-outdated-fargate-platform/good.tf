resource "aws_ecs_service" "latest" {
  name             = "web"
  task_definition  = "web:1"
  launch_type      = "FARGATE"
  platform_version = "LATEST"
}

resource "aws_ecs_service" "left_out" {
  name            = "web"
  task_definition = "web:1"
  launch_type     = "FARGATE"
}

resource "aws_ecs_task_definition" "windows" {
  family                = "windows"
  container_definitions = "[]"

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_service" "windows" {
  name             = "web"
  task_definition  = aws_ecs_task_definition.windows.arn
  launch_type      = "FARGATE"
  platform_version = "1.0.0"
}
