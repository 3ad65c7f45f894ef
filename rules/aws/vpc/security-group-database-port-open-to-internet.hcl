rule {
  title      = "Database port is open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Anybody can try passwords and flaws against the database."
  help       = "Allow the security groups of the applications that use the database."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
  ]
  aliases = [
    "kics:54c417bf-c762-48b9-9d31-b3d87047e3f0",
    "terrascan:AC_AWS_0234",
    "terrascan:AC_AWS_0235",
    "terrascan:AC_AWS_0238",
    "terrascan:AC_AWS_0239",
    "terrascan:AC_AWS_0240",
    "terrascan:AC_AWS_0244",
    "terrascan:AC_AWS_0245",
    "terrascan:AC_AWS_0246",
    "terrascan:AC_AWS_0247",
    "terrascan:AC_AWS_0248",
    "terrascan:AC_AWS_0249",
    "terrascan:AC_AWS_0250",
    "terrascan:AC_AWS_0251",
    "terrascan:AC_AWS_0252",
    "terrascan:AC_AWS_0253",
    "terrascan:AC_AWS_0260",
    "terrascan:AC_AWS_0261",
    "terrascan:AC_AWS_0262",
    "terrascan:AC_AWS_0263",
    "terrascan:AC_AWS_0267",
    "terrascan:AC_AWS_0268",
    "terrascan:AC_AWS_0270",
    "terrascan:AC_AWS_0274",
  ]
  controls = {
    "fsbp" = ["EC2.19"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "CA-9(1)", "CM-2", "CM-2(2)", "CM-7", "SC-7", "SC-7(4)", "SC-7(5)",
      "SC-7(11)", "SC-7(16)", "SC-7(21)",
    ]
  }

  target = "aws.ec2.ingress_rule"
  each   = self.cidrs
  locals {
    # SQL Server, Oracle, MySQL, PostgreSQL, Redshift, Redis, Cassandra, CouchDB, Neo4j, MongoDB, DB2.
    open = between(
      [1433, 1434, 1521, 2483, 2484, 3306, 4333, 5432, 5439, 5984, 6379, 7474, 9042, 27017, 27018, 27019, 50000],
      self.first_port, self.last_port,
    )
  }
  # All ports at once are another rule's.
  condition = !(self.carries_tcp && is_any_ip(each)) || length(local.open) == 0 || self.first_port <= 0 && self.last_port >= 65535
  at        = each
  message   = "database port ${join(", ", [for p in local.open : tostring(p)])} open to ${each}"
}
