resource "aws_iam_role" "task" {
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "by_reference" {
  family             = "web"
  execution_role_arn = aws_iam_role.task.arn
  task_role_arn      = aws_iam_role.task.arn # expect: aws-ecs-task-same-execution-and-task-role

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}

resource "aws_ecs_task_definition" "by_arn" {
  family             = "web"
  execution_role_arn = "arn:aws:iam::111122223333:role/web"
  task_role_arn      = "arn:aws:iam::111122223333:role/web" # expect: aws-ecs-task-same-execution-and-task-role

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1"
    },
  ])
}
