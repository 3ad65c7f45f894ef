resource "aws_efs_access_point" "absent" { # expect: aws-efs-access-point-no-root-directory
  file_system_id = "fs-0a1b2c3d"
}

resource "aws_efs_access_point" "slash" {
  file_system_id = "fs-0a1b2c3d"
  root_directory {
    path = "/" # expect: aws-efs-access-point-no-root-directory
  }
}
