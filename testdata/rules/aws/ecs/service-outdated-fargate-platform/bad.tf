resource "aws_ecs_service" "web" {
  name             = "web"
  task_definition  = "web:1"
  launch_type      = "FARGATE"
  platform_version = "1.3.0" # expect: aws-ecs-service-outdated-fargate-platform
}
