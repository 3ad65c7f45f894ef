resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true # expect: aws-ecs-service-public-ip
  }
}
