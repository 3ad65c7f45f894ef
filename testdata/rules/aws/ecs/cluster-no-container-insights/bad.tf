resource "aws_ecs_cluster" "left_out" { # expect: aws-ecs-cluster-no-container-insights
  name = "main"
}

resource "aws_ecs_cluster" "off" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "disabled" # expect: aws-ecs-cluster-no-container-insights
  }
}
