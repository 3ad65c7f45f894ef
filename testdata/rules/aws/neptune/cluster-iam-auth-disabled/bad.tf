resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-iam-auth-disabled
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "off" {
  cluster_identifier                  = "off"
  iam_database_authentication_enabled = false # expect: aws-neptune-cluster-iam-auth-disabled
}
