resource "aws_efs_access_point" "absent" { # expect: aws-efs-access-point-no-user-identity
  file_system_id = "fs-0a1b2c3d"
  root_directory {
    path = "/app"
  }
}
