variable "pid_mode" {
  type = string
}

resource "aws_ecs_task_definition" "caller_decides" {
  family   = "web"
  pid_mode = var.pid_mode

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
