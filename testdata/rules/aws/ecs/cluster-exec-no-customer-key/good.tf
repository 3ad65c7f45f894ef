resource "aws_kms_key" "exec" {
  enable_key_rotation = true
}

resource "aws_ecs_cluster" "encrypted" {
  name = "main"

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = "exec"
      }
    }
  }
}

resource "aws_ecs_cluster" "no_exec" {
  name = "main"
}
