variable "insights" {
  type = string
}

resource "aws_ecs_cluster" "caller_decides" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = var.insights
  }
}
