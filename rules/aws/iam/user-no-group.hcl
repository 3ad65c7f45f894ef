rule {
  title      = "IAM user is in no group"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Permissions that are given to single users are easily forgotten when their tasks change."
  help       = "Make the user a member of a group that carries the permissions, or use roles instead of users."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
  ]
  aliases = [
    "CKV2_AWS_21",
    "kics:06933df4-0ea7-461c-b9b5-104d27390e0e",
    "cfn_nag:F2000",
    "guard:IAM_USER_MISSING_GROUP_RULE",
  ]
  controls = {}

  target    = "aws.iam.user"
  condition = self.in_group
  message   = "user is in no group"
}
