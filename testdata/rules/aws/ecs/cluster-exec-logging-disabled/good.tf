resource "aws_ecs_cluster" "left_out" {
  name = "main"
}

resource "aws_ecs_cluster" "to_s3" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration {
        s3_bucket_name = "logs"
      }
    }
  }
}
