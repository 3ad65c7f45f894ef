resource "aws_neptune_cluster" "on" {
  cluster_identifier    = "on"
  copy_tags_to_snapshot = true
}
