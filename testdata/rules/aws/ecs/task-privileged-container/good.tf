resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name       = "web"
      image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
      privileged = false
    },
    {
      name  = "proxy"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/proxy:1"
    },
  ])
}

resource "aws_ecs_task_definition" "text" {
  family = "text"

  container_definitions = <<-JSON
    [{ "name": "web", "image": "web:1", "memory": 128 }]
  JSON
}
