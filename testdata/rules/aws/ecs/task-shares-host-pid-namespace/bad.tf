resource "aws_ecs_task_definition" "agent" {
  family   = "agent"
  pid_mode = "host" # expect: aws-ecs-task-shares-host-pid-namespace

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
