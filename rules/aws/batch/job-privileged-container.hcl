rule {
  title      = "Batch job runs a privileged container"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "It has the rights of root on the host, so whoever takes over the job takes over the instance and every other job on it."
  help       = "Leave `privileged` out of the container properties."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html"]
  aliases = [
    "CKV_AWS_210",
    "kics:66cd88ac-9ddf-424a-b77e-e55e17630bee",
    "kics:76ddf32c-85b1-4808-8935-7eef8030ab36",
    "cfn_nag:W34",
    "guard:BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE",
  ]
  controls = {}

  target    = "aws.batch.container"
  condition = !self.privileged
  at        = self.privileged
  message   = "job runs a privileged container"
}
