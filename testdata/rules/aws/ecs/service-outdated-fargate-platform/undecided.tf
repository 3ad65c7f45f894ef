variable "platform" {
  type = string
}

resource "aws_ecs_service" "caller_decides" {
  name             = "web"
  task_definition  = "web:1"
  launch_type      = "FARGATE"
  platform_version = var.platform
}
