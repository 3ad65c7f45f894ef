resource "aws_redshift_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0a", "subnet-0b"]
}

resource "aws_redshift_cluster" "named" {
  cluster_identifier        = "named"
  node_type                 = "ra3.large"
  cluster_subnet_group_name = aws_redshift_subnet_group.private.name
}
