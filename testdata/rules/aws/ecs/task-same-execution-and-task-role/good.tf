resource "aws_iam_role" "execution" {
  assume_role_policy = "{}"
}

resource "aws_iam_role" "task" {
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "web" {
  family             = "web"
  execution_role_arn = aws_iam_role.execution.arn
  task_role_arn      = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}

resource "aws_ecs_task_definition" "no_task_role" {
  family             = "web"
  execution_role_arn = aws_iam_role.execution.arn

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
