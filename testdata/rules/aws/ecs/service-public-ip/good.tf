resource "aws_ecs_service" "left_out" {
  name            = "web"
  task_definition = "web:1"

  network_configuration {
    subnets = ["subnet-1"]
  }
}

resource "aws_ecs_service" "no_network" {
  name            = "web"
  task_definition = "web:1"
}
