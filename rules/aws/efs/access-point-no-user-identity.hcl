rule {
  title      = "EFS access point takes the user that the client claims"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A client may claim to be any user, root included, and so read and change the files of others."
  help       = "Give the access point a POSIX user, which replaces the one that clients claim."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4",
  ]
  aliases = ["CKV_AWS_330"]
  controls = {
    "fsbp"           = ["EFS.4"]
    "nist-800-53-r5" = ["AC-6(2)"]
  }

  target    = "aws.efs.access_point"
  condition = self.posix_uid != null
  message   = "access point enforces no user"
}
