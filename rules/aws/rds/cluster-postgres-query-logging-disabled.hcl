rule {
  title      = "Aurora PostgreSQL cluster logs no queries"
  severity   = "low"
  topic      = "monitoring"
  why        = "Neither the statements that change the database nor those that are slow are logged, so that attacks and overload cannot be traced."
  help       = "Set `log_statement` (`ddl`, `mod` or `all`) and `log_min_duration_statement` in the parameter group."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.html"]
  aliases    = ["CKV2_AWS_27"]
  controls   = {}

  target = "aws.rds.cluster"
  locals {
    settings = [for p in self.parameters : p if (
      p.name == "log_statement" && contains(["ddl", "mod", "all"], lower(p.value))
      || p.name == "log_min_duration_statement" && present(p.value) && p.value != "-1"
    )]
  }
  # A parameter group that is not of the project is left alone.
  when      = contains(["aurora-postgresql", "postgres"], lower(coalesce(self.engine, ""))) && self.family != null
  condition = length(distinct([for p in local.settings : p.name])) == 2
  message   = "parameter group does not set both `log_statement` and `log_min_duration_statement`"
}
