resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
