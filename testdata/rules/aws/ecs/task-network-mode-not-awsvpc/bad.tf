resource "aws_ecs_task_definition" "left_out" { # expect: aws-ecs-task-network-mode-not-awsvpc
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}

resource "aws_ecs_task_definition" "host" {
  family       = "web"
  network_mode = "host" # expect: aws-ecs-task-network-mode-not-awsvpc

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
