rule {
  title      = "Instance can be reached from the internet on a port for administration or data"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Everybody can try passwords, and every hole in what listens there, the day it becomes known."
  help       = "Take the public address or the route away, or admit known addresses alone; Session Manager needs no open port."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  ]
  aliases = ["terrascan:AC_AWS_0478", "terrascan:AC_AWS_0489"]
  controls = {}

  target = "aws.ec2.exposure"
  each   = self.ways
  locals {
    # SSH, RDP, remote management, databases, caches, search, container engines.
    ports = [22, 23, 1433, 1521, 2375, 2376, 3306, 3389, 5432, 5900, 5985, 5986, 6379, 9200, 10250, 11211, 27017]
    reached = [
      for r in each.ports : r
      if r.protocol == "tcp" && length(between(local.ports, r.from_port, r.to_port)) > 0
    ]
  }
  condition = coalesce(!(each.holds && length(local.reached) > 0), true)
  at        = each.at != null ? each.at : any([for r in local.reached : r.from_port >= 0])
  path      = each.path
  message   = "anybody on the internet reaches the ${self.kind} on a port for administration or data"
}
