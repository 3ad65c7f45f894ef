resource "aws_memorydb_snapshot" "absent" { # expect: aws-memorydb-snapshot-no-customer-key
  name         = "absent"
  cluster_name = "memory"
}
