resource "aws_ecs_cluster" "on" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
