rule {
  title      = "EFS volume is mounted without encryption in transit"
  severity   = "high"
  topic      = "data-protection"
  why        = "Files travel between the task and the file system in plain text, and the mount cannot be bound to an IAM role."
  help       = "Enable transit encryption for the volume."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tutorial-efs-volumes.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-efs-config.html",
  ]
  aliases = [
    "CKV_AWS_97",
    "AWS-0035",
    "kics:4d46ff3b-7160-41d1-a310-71d6d370b08f",
    "kics:c1282e03-b285-4637-aee7-eefe3a7bb658",
    "terrascan:AC_AWS_0463",
    "tfsec:aws-ecs-enable-in-transit-encryption",
  ]
  controls = {}

  target    = "aws.ecs.task_definition"
  each      = self.efs_volumes
  condition = each.transit_encryption == "ENABLED"
  at        = each.transit_encryption
  message   = "EFS volume is mounted without encryption in transit"
}
