resource "aws_kms_key" "exec" {
  enable_key_rotation = true
}

resource "aws_ecs_cluster" "no_key" {
  name = "main"

  configuration {
    execute_command_configuration { # expect: aws-ecs-cluster-exec-no-customer-key
      logging = "OVERRIDE"

      log_configuration {
        s3_bucket_name               = "logs"
        s3_bucket_encryption_enabled = true
      }
    }
  }
}

resource "aws_ecs_cluster" "plain_logs" {
  name = "main"

  configuration {
    execute_command_configuration { # expect: aws-ecs-cluster-exec-no-customer-key
      kms_key_id = aws_kms_key.exec.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name = "exec"
      }
    }
  }
}
