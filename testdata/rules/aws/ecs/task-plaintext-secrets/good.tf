resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"

      environment = [
        { name = "PORT", value = "8080" },
        { name = "USE_TOKEN", value = "true" },
        { name = "DB_PASSWORD_FILE", value = "/run/secrets/db" },
      ]

      secrets = [
        { name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db" },
      ]
    },
  ])
}
