resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"

      environment = [
        { name = "PORT", value = "8080" },
        { name = "DB_PASSWORD", value = "correct horse" }, # expect: aws-ecs-task-plaintext-secrets
      ]
    },
  ])
}
