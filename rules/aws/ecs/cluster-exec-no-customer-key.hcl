rule {
  title      = "ECS Exec sessions and their logs have no customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "What is typed and shown in sessions, secrets among it, is protected by TLS alone and logged unencrypted by ECS."
  help       = "Name a customer managed KMS key and enable encryption of the logs to CloudWatch Logs or S3."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"]
  aliases = ["CKV_AWS_224"]
  controls = {}

  target = "aws.ecs.cluster"
  when   = self.exec != null && coalesce(self.exec.logging != "NONE", true)
  condition = present(self.exec.kms_key_id) && (
    coalesce(self.exec.log_configuration.cloud_watch_encryption_enabled, false)
    || coalesce(self.exec.log_configuration.s3_bucket_encryption_enabled, false)
  )
  at      = self.exec
  message = "ECS Exec sessions or their logs are not encrypted with a customer managed key"
}
