resource "aws_fsx_windows_file_system" "absent" { # expect: aws-fsx-windows-no-customer-key
  storage_capacity    = 32
  throughput_capacity = 32
  subnet_ids          = ["subnet-0a"]
}
