rule {
  title      = "Database can be reached from the internet"
  severity   = "critical"
  topic      = "infrastructure-security"
  why        = "Everybody can try passwords on the database, and every hole in it."
  help       = "Turn public access off, or admit known addresses alone."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  ]
  aliases = []
  controls = {}

  target = "aws.rds.exposure"
  locals {
    # The port of the engine where none is written.
    ports   = self.port == null ? [1433, 1521, 3306, 5432, 50000] : [self.port]
    reached = [
      for r in self.open : r
      if r.protocol == "tcp" && length(between(local.ports, r.from_port, r.to_port)) > 0
    ]
  }
  when      = self.address
  condition = coalesce(length(local.reached), 0) == 0
  at        = any([for r in local.reached : r.from_port >= 0])
  path = [
    step(self.address, "the database has a public address"),
    step(local.reached, "the security group admits everybody to its port"),
  ]
  message = "anybody on the internet reaches the database"
}
