# Managed Workflows for Apache Airflow.

type "aws.mwaa.environment" {
  attributes {
    # PRIVATE_ONLY or PUBLIC_ONLY.
    webserver_access_mode = optional(string, "PRIVATE_ONLY")
    # Whether logs of the parts go to CloudWatch Logs.
    scheduler_logs        = optional(bool, false)
    webserver_logs        = optional(bool, false)
    worker_logs           = optional(bool, false)
  }

  terraform "aws_mwaa_environment" {
    scheduler_logs = self.logging_configuration.scheduler_logs.enabled
    webserver_logs = self.logging_configuration.webserver_logs.enabled
    worker_logs    = self.logging_configuration.worker_logs.enabled
  }

  cloudformation "AWS::MWAA::Environment" {
    scheduler_logs = self.LoggingConfiguration.SchedulerLogs.Enabled
    webserver_logs = self.LoggingConfiguration.WebserverLogs.Enabled
    worker_logs    = self.LoggingConfiguration.WorkerLogs.Enabled
  }
}
