resource "aws_docdb_cluster" "absent" { # expect: aws-documentdb-cluster-unencrypted
  cluster_identifier = "absent"
}

resource "aws_docdb_cluster" "off" {
  cluster_identifier = "off"
  storage_encrypted  = false # expect: aws-documentdb-cluster-unencrypted
}
