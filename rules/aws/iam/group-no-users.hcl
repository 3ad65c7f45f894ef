rule {
  title      = "IAM group has no members"
  severity   = "info"
  topic      = "identity-and-access"
  why        = "Nobody needs its permissions now, and nobody looks at them when somebody is added later."
  help       = "Add the users that need the group, or delete it."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
  ]
  aliases = [
    "CKV2_AWS_14",
    "kics:8f957abd-9703-413d-87d3-c578950a753c",
    "kics:fc101ca7-c9dd-4198-a1eb-0fbe92e80044",
  ]
  controls = {}

  target    = "aws.iam.group"
  condition = self.has_users
  message   = "group has no members"
}
