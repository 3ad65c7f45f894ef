variable "public" {
  type = bool
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.public
  }
}
