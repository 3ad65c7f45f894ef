resource "aws_docdb_cluster" "absent" { # expect: aws-documentdb-cluster-no-customer-key
  cluster_identifier = "absent"
  storage_encrypted  = true
}
