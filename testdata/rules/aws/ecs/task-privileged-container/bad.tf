resource "aws_ecs_task_definition" "agent" {
  family = "agent"

  container_definitions = jsonencode([
    {
      name       = "agent"
      image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/agent:1"
      privileged = true # expect: aws-ecs-task-privileged-container
    },
    {
      name  = "proxy"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/proxy:1"
    },
  ])
}
