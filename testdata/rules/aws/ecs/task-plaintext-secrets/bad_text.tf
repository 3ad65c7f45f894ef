resource "aws_ecs_task_definition" "text" {
  family = "text"

  container_definitions = <<-JSON
    [{
      "name": "web",
      "image": "web:1",
      "environment": [
        { "name": "API_KEY", "value": "0a1b2c3d4e5f" }
      ]
    }]
  JSON
}
