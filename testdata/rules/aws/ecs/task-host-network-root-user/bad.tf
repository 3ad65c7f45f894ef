resource "aws_ecs_task_definition" "agent" {
  family       = "agent"
  network_mode = "host"

  container_definitions = jsonencode([
    { # expect: aws-ecs-task-host-network-root-user
      name  = "agent"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/agent:1"
    },
    {
      name  = "exporter"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/exporter:1"
      user  = "0:0" # expect: aws-ecs-task-host-network-root-user
    },
  ])
}
