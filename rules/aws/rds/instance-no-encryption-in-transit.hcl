rule {
  title      = "RDS instance accepts connections without TLS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Clients may connect without TLS, so that queries, results and passwords can be read or changed on the way."
  help       = "Require TLS in the parameter group: `rds.force_ssl` of PostgreSQL and SQL Server, `require_secure_transport` of MariaDB and MySQL, `db2comm` `SSL` of Db2."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
  ]
  aliases = ["CKV2_AWS_69"]
  controls = {
    "fsbp" = ["RDS.41", "RDS.44"]
  }

  target = "aws.rds.instance"
  locals {
    family = lower(coalesce(self.family, ""))
    parameter = (
      matches(local.family, "^(postgres|sqlserver)") ? "rds.force_ssl"
      : startswith(local.family, "db2") ? "db2comm" : "require_secure_transport"
    )
    settings = [for p in self.parameters : p if lower(p.name) == local.parameter]
    # Newer versions require it unless it is turned off.
    default = matches(local.family, "^(postgres(1[5-9]|[2-9][0-9])$|mariadb(11\\.8|1[2-9])|mysql(9|[1-9][0-9]))")
  }
  # Where the parameter group is of the project, and of an engine that has such a parameter.
  when = !self.cluster_member && matches(local.family, "^(postgres|sqlserver|db2|mariadb|mysql(5\\.7|[89]))")
  condition = (
    all([for p in local.settings : contains(["1", "on", "true", "ssl"], lower(p.value))])
    && (length(local.settings) > 0 || local.default)
  )
  at      = any([for p in local.settings : !contains(["1", "on", "true", "ssl"], lower(p.value))])
  message = "parameter group does not require TLS (`${local.parameter}`)"
}
