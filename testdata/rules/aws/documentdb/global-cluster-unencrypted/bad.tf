resource "aws_docdb_global_cluster" "absent" { # expect: aws-documentdb-global-cluster-unencrypted
  global_cluster_identifier = "absent"
}

resource "aws_docdb_global_cluster" "off" {
  global_cluster_identifier = "off"
  storage_encrypted         = false # expect: aws-documentdb-global-cluster-unencrypted
}
