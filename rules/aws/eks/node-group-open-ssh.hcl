rule {
  title      = "Nodes take SSH from everybody"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "EKS opens port 22 of the nodes to the whole internet where an SSH key is named without source security groups."
  help       = "Name the security groups that may come in, or leave remote access out and use Session Manager."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html"]
  aliases = [
    "CKV_AWS_100",
    "kics:73d59e76-a12c-4b74-a3d8-d3e1e19c25b3",
    "kics:ba40ace1-a047-483c-8a8d-bc2d3a67a82d",
  ]
  controls = {}

  target    = "aws.eks.node_group"
  condition = !self.ssh || length(self.ssh_from) > 0
  at        = self.ssh_from
  message   = "nodes take SSH from every address"
}
