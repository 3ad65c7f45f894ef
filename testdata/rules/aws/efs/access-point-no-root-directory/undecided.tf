variable "path" {
  type = string
}

resource "aws_efs_access_point" "caller_decides" {
  file_system_id = "fs-0a1b2c3d"
  root_directory {
    path = var.path
  }
}
